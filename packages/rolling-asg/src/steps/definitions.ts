import type { RolloutStep, RolloutStepKind } from '../plan/plan.js';
import { awaitCapacity } from './await-capacity.js';
import { bake } from './bake.js';
import { createGroup } from './create-group.js';
import { createLaunchTemplateVersion } from './release/create-launch-template-version.js';
import { deleteGroup } from './delete-group.js';
import { drain } from './drain.js';
import { endKept } from './end-kept.js';
import { finish } from './finish.js';
import { holdPrevious } from './hold-previous.js';
import { keepPrevious } from './keep-previous.js';
import { reclaimGroup } from './reclaim-group.js';
import { awaitRefresh } from './refresh/await-refresh.js';
import { finishRefresh } from './refresh/finish-refresh.js';
import { holdGroup } from './refresh/hold-group.js';
import { startRefresh } from './refresh/start-refresh.js';
import type { StepDefinition } from './step.js';

type Definitions = {
  readonly [Kind in RolloutStepKind]: StepDefinition<Extract<RolloutStep, { readonly kind: Kind }>>;
};

const definitions: Definitions = {
  holdGroup,
  createLaunchTemplateVersion,
  startRefresh,
  awaitRefresh,
  finishRefresh,
  createGroup,
  reclaimGroup,
  holdPrevious,
  awaitCapacity,
  bake,
  drain,
  keepPrevious,
  deleteGroup,
  endKept,
  finish,
};

/** What a step does, by its kind. */
export function definitionOf(step: RolloutStep): StepDefinition {
  // The table gives each kind the definition of that very kind, which the compiler cannot follow through a lookup.
  return definitions[step.kind] as StepDefinition;
}
