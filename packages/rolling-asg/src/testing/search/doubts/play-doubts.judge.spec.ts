import { noDoubts } from '../../simulation/doubts.js';
import { caseText, parseCase } from './doubt-world.js';
import { doubtsText } from './doubts-text.js';
import { playDoubts } from './play-doubts.js';
import { strategies } from './strategies.js';
import { allWays } from './switches.js';

/** Hundreds of rollouts, beside other judges. */
const longMs = 240_000;

describe('the table of doubts', () => {
  it('has every switch of the simulation, more than one way', () => {
    const names = Object.keys(noDoubts);
    const ways = allWays();

    expect([...new Set(ways.map(({ name }) => name))]).toEqual(names);
    for (const name of names) {
      const values = ways.filter((way) => way.name === name).map(({ value }) => value);
      expect(new Set(values).size).toBeGreaterThanOrEqual(2);
    }
  });

  it(
    'holds, each way, with every strategy: no request is lost',
    async () => {
      const ways = allWays();

      const rows = await playDoubts({ from: 1, seeds: 1 }, undefined, ways);

      expect(rows.flatMap(({ broken }) => broken)).toEqual([]);
      expect(rows.map(({ lost }) => lost)).toEqual(rows.map(() => 0));
      expect(rows).toHaveLength(ways.length * strategies.length);
      // Only who has no credentials any more needs a person.
      const helpless = rows.filter(({ ends }) => ends['NeedsPerson'] !== undefined);
      expect(new Set(helpless.map(({ name }) => name))).toEqual(new Set(['credentialsMs']));
      expect(rows.every(({ requests, ends }) => requests > 100_000 && ends['none'] === undefined)).toBe(true);
      // Only who makes no group has nothing to attach, to detach or to delete.
      const unmet = rows.filter(({ met, strategy }) => met === 0 && strategy !== 'refresh');
      expect(unmet.map(({ name, way, strategy }) => `${name} ${way} ${strategy}`)).toEqual([]);
      const metBy = (strategy: string) =>
        rows.filter((row) => row.strategy === strategy && (row.met ?? 0) > 0).map(({ name }) => name);
      expect(new Set(metBy('refresh'))).toEqual(new Set(['templateLagMs', 'tagLagMs', 'credentialsMs']));
    },
    longMs,
  );

  it('names a case so that it can be played again', () => {
    const name = 'tagLagMs: 4 s: replace: abort';

    expect(caseText({ ...parseCase(name), seed: 7 })).toBe(
      `npx nx run rolling-asg:search -- --doubt "${name}" --seed 7`,
    );
    expect(() => parseCase('tagLagMs')).toThrow('There is no doubt `tagLagMs`');
  });

  it('is aligned, and tells below it what broke', () => {
    const row = { name: 'busyMs', way: 'none', strategy: 'replace', rollouts: 3, requests: 10, lost: 0 };
    const text = doubtsText([
      { ...row, ends: { deployed: 1, 'rolled-back': 2 }, broken: [] },
      { ...row, way: '60 s', met: 2, ends: { deployed: 3 }, lost: 7, broken: ['--doubt x: 7 requests lost'] },
      { ...row, way: '60 s', strategy: 'refresh', met: 0, ends: { deployed: 3 }, broken: [] },
    ]);

    expect(text.split('\n')).toEqual([
      'switch  way   strategy  rollouts  met  outcomes                   requests  lost  verdict',
      'busyMs  none  replace          3    -  rolled-back 2, deployed 1        10     0  holds',
      'busyMs  60 s  replace          3    2  deployed 3                       10     7  BROKEN',
      'busyMs  60 s  refresh          3    0  deployed 3                       10     0  never came up',
      '--doubt x: 7 requests lost',
    ]);
  });
});
