import { openLaboratory } from '../testing/preflight/open-laboratory.js';
import { provocations } from '../testing/preflight/provocations/provocations.js';
import { rollWithout } from '../testing/preflight/roll-without.js';

const cases = Object.entries(provocations);

// As a table, with what the command says: `npx nx run tools:preflight-findings`.
describe('a rollout without the finding of preflight that would have stopped it', () => {
  it.each(cases.filter(([, { without }]) => without !== undefined))(
    'comes to what was found: %s',
    async (name, { provoke, laboratory: options, without = /^$/, ...how }) => {
      await using laboratory = await openLaboratory(options);
      const asked = await provoke(laboratory);

      const told = await rollWithout(laboratory, asked, { id: name.split(' ')[1] ?? '', ...how });

      expect(told).toMatch(without);
    },
  );

  it.each(cases.filter(([, { without, unseen }]) => without === undefined && unseen === undefined))(
    'cannot be had: %s',
    async (name, { provoke, laboratory: options }) => {
      await using laboratory = await openLaboratory(options);
      const id = name.split(' ')[1] ?? '';
      const asked = await provoke(laboratory);

      const told = await rollWithout(laboratory, asked, { id });

      expect(told).toContain(`The preflight check \`${id}\` cannot be skipped`);
    },
  );
});
