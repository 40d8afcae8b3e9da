import { clearLine, cursorTo } from 'node:readline';
import type { Terminal } from '../terminal.js';

/** One line of a terminal that says what is waited for, each in the place of the one before. */
export interface WaitingLine extends Disposable {
  say(text: string): void;
  /** Takes it off the screen. */
  clear(): void;
}

/** @param stream without one, or where it is no terminal, nothing is said */
export function createWaitingLine(stream: Terminal['stderr'] | undefined): WaitingLine {
  const shown = stream?.isTTY === true ? stream : undefined;
  const clear = () => {
    if (shown === undefined) return;
    clearLine(shown, 0);
    cursorTo(shown, 0);
  };
  return {
    say(text) {
      clear();
      shown?.write(text.slice(0, (shown.columns || 80) - 1));
    },
    clear,
    [Symbol.dispose]: clear,
  };
}
