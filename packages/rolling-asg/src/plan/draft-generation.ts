import { nextGeneration } from '../journal/names.js';
import { lastGenerationKey } from '../journal/tags.js';
import { foreignNames } from './foreign-names.js';
import type { PlanFacts } from './plan-facts.js';

/** The generation number of the next group: past every one that was used, and past what others have taken. */
export function draftGeneration(
  facts: Pick<PlanFacts, 'observation' | 'template'> & Partial<Pick<PlanFacts, 'survey'>>,
  service: string,
): number {
  const { observation, template, survey } = facts;
  const ours = observation.groups.map(({ group }) => group.name);
  const others = survey === undefined ? [] : foreignNames(observation, survey).map(({ name }) => name);
  const lastUsed = Number(template?.tags[lastGenerationKey] ?? 0);
  return nextGeneration(service, [...ours, ...others], Number.isSafeInteger(lastUsed) ? lastUsed : 0);
}
