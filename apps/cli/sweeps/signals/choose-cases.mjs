import { sampleOf, seeded } from '../judge/seeded.mjs';

/** Every step of a rollout whose environment bakes, by the names that its events carry. */
const steps = [
  'createLaunchTemplateVersion',
  'createGroup',
  'awaitCapacity',
  'bake',
  'drain',
  'deleteGroup',
  'finish',
];

/** What a rollout gets: a signal, a signal twice, or a terminal that goes away. */
const disturbances = ['SIGINT', 'SIGTERM', 'SIGINT-twice', 'SIGTERM-twice', 'closed-terminal'];

/**
 * @param {{ only?: string, sample: number, seed: number }} flags `only` is `drain:SIGINT-twice`, with commas
 * @param {{ hasTerminals: boolean }} machine
 */
export function chooseCases({ only, sample, seed }, { hasTerminals }) {
  const cases = disturbances
    .filter((disturbance) => hasTerminals || disturbance !== 'closed-terminal')
    .flatMap((disturbance) => steps.map((step) => ({ step, disturbance })));
  if (only === undefined) return sample > 0 ? sampleOf(cases, sample, seeded(seed)) : cases;
  return only.split(',').map((text) => {
    const found = cases.find(({ step, disturbance }) => text === `${step}:${disturbance}`);
    if (found) return found;
    throw new Error(
      `Expected step:disturbance, got \`${text}\`. Steps: ${steps.join(', ')}; disturbances: ${disturbances.join(', ')}`,
    );
  });
}
