/**
 * `npm run icons`: renders assets/svg to the PNG files of the manifest. A drawing named …-16 is made for 16 px, where
 * every line must fall on a pixel; the other one serves all larger sizes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';
import { inProject, tell } from './project.mjs';

const SIZES = [16, 32, 64, 80];
const drawing = (name) => readFileSync(inProject('assets', 'svg', `${name}.svg`));

const names = readdirSync(inProject('assets', 'svg'))
  .filter((file) => file.endsWith('-16.svg'))
  .map((file) => file.slice(0, -'-16.svg'.length));

const browser = await chromium.launch({ ...(await findBrowser()), headless: true });
try {
  const page = await browser.newPage();
  for (const name of names) {
    for (const size of SIZES) {
      const source = drawing(size === 16 ? `${name}-16` : name).toString('base64');
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="data:image/svg+xml;base64,${source}">`,
      );
      await page.screenshot({ path: inProject('assets', `${name}-${size}.png`), omitBackground: true });
    }
    tell(`${name}: ${SIZES.join(', ')} px`);
  }
} finally {
  await browser.close();
}
