import { inTurns } from './in-turns.js';

describe('inTurns', () => {
  it('lets whoever waits come between two turns', async () => {
    const log: string[] = [];

    const done = inTurns({ count: 5, perTurn: 2 }, (from, to) => void log.push(`${from}-${to}`));
    for (const each of [1, 2]) setImmediate(() => log.push(`other ${each}`));
    await done;

    expect(log).toEqual(['0-2', '2-4', 'other 1', 'other 2', '4-5']);
  });

  it('does what is one turn at once', () => {
    const log: number[] = [];

    void inTurns({ count: 2, perTurn: 2 }, (_, to) => void log.push(to));

    expect(log).toEqual([2]);
  });

  it('ends with what a turn throws', async () => {
    const failing = inTurns({ count: 9, perTurn: 2 }, (from) => {
      if (from === 2) throw new Error('full');
    });

    await expect(failing).rejects.toThrow('full');
  });
});
