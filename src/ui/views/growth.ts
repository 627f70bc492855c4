import { useEffect, useState } from 'preact/hooks';

/** What fills the pane several times over; a list no longer than this is drawn at once. */
const AT_ONCE = 24;
/** Drawn with each task after that: a few hundredths of a second on an old office computer. */
const EACH_TASK = 24;

/**
 * How many items of a list are drawn: the first at once, the others in tasks of their own, so that a long list never
 * keeps the clerk waiting. What is drawn stays.
 */
export function useGrowth(count: number): number {
  const [drawn, setDrawn] = useState(AT_ONCE);
  useEffect(() => {
    if (drawn >= count) return setDrawn(Math.max(count, AT_ONCE)); // what comes back later grows again
    const timer = setTimeout(() => setDrawn(drawn + EACH_TASK));
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return drawn;
}
