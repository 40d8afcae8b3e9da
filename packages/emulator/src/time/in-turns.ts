import { setImmediate } from 'node:timers/promises';

/**
 * Long work in turns: whoever else waits comes between two of them. What is short is done at once, so that it is still
 * done before anybody else sees anything.
 *
 * @param sizes how many items there are, and how many of them make a turn
 */
export async function inTurns(
  { count, perTurn }: { readonly count: number; readonly perTurn: number },
  doSome: (from: number, to: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += perTurn) {
    if (from > 0) await setImmediate();
    doSome(from, Math.min(from + perTurn, count));
  }
}
