import { say } from '../../catalogue/messages';

/** Where progress is told. */
export interface ProgressOutput {
  /** A terminal, on which a line can be written over. */
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly write: (text: string) => void;
}

export interface Progress {
  /** One more file is read. */
  step(isBad: boolean): void;
  /** Leaves the line, so that others may write. */
  end(): void;
}

const BAR = 24;
/** Milliseconds between two pictures of the bar. */
const REDRAWN_EVERY = 80;
const TENTHS = 10;

/** One line on a terminal; in a log a line every tenth of the way. */
export function progressOf(total: number, output: ProgressOutput): Progress {
  let read = 0;
  let bad = 0;
  let drawnAt = 0;
  let tenth = 0;
  const line = (): string => say('zh-CN', 'cli.collect.progress', { read, total, bad });
  const draw = (): void => {
    const filled = Math.floor((read / total) * BAR);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} `;
    const text = output.columns >= BAR + 40 ? `${bar}${line()}` : line();
    output.write(`\r${text}\u001b[K`);
  };
  return {
    step(isBad) {
      read += 1;
      if (isBad) bad += 1;
      if (output.isTerminal) {
        const now = performance.now();
        if (now - drawnAt < REDRAWN_EVERY && read < total) return;
        drawnAt = now;
        draw();
      } else {
        const reached = Math.floor((read * TENTHS) / total);
        if (reached > tenth) output.write(`${line()}\n`);
        tenth = reached;
      }
    },
    end() {
      if (output.isTerminal && drawnAt > 0) output.write('\r\u001b[K');
    },
  };
}
