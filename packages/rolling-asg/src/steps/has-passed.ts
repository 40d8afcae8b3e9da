import type { Group } from '../cloud/cloud.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import type { RolloutStepKind } from '../plan/plan.js';

/** The order that steps have in every plan; a plan leaves some out. */
const order: readonly RolloutStepKind[] = [
  'holdGroup',
  'createLaunchTemplateVersion',
  'createGroup',
  'reclaimGroup',
  'holdPrevious',
  'awaitCapacity',
  'startRefresh',
  'awaitRefresh',
  'bake',
  'drain',
  'keepPrevious',
  'deleteGroup',
  'endKept',
  'finish',
  'finishRefresh',
];

/** Whether next says that the rollout had gone on to a later step. */
export function hasPassed(next: Group | undefined, step: RolloutStepKind): boolean {
  const at = next === undefined ? undefined : tagOf(next, tagKeys.step);
  return order.findIndex((kind) => kind === at) > order.indexOf(step);
}
