/** Notes the time of every frame in `goujiFrames` from now on. */
function watchFrames() {
  window.goujiFrames = [];
  const next = (time) => {
    window.goujiFrames.push(time);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

const TURN_MS = 16;

/**
 * Turns the wheel at a place of the page, once for each distance.
 * @returns {Promise<number>} milliseconds between two frames meanwhile, 95th percentile
 */
export async function framesWhileScrolling(page, frame, at, distances) {
  await page.mouse.move(at.x, at.y);
  await frame.evaluate(watchFrames);
  for (const distance of distances) {
    await page.mouse.wheel(0, distance);
    await page.waitForTimeout(TURN_MS);
  }
  const times = await frame.evaluate(() => window.goujiFrames);
  const between = times.slice(1).map((time, index) => time - times[index]);
  between.sort((a, b) => a - b);
  return between[Math.floor(between.length * 0.95)];
}

/** So many turns down, and as many up again. */
export const downAndUp = (turns, distance) =>
  Array.from({ length: 2 * turns }, (_, turn) => (turn < turns ? distance : -distance));

/** The middle of an element. */
export async function middleOf(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
