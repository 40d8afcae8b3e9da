import { assertNever } from '../cloud/assert-never.js';
import type { RolloutContext } from '../engine/context.js';
import type { RolloutPlan, RolloutStep } from '../plan/plan.js';
import { awaitCapacity } from '../steps/await-capacity.js';
import { bake } from '../steps/bake.js';
import { createGroup } from '../steps/create-group.js';
import { createLaunchTemplateVersion } from '../steps/create-launch-template-version.js';
import { deleteGroup } from '../steps/delete-group.js';
import { drain } from '../steps/drain.js';
import { finish } from '../steps/finish.js';

/** Runs one step of a plan. @returns its floor: how long the cloud itself took, as far as seen, ms */
export async function runStep(
  context: RolloutContext,
  plan: RolloutPlan,
  step: RolloutStep,
): Promise<number> {
  switch (step.kind) {
    case 'createLaunchTemplateVersion':
      await createLaunchTemplateVersion(context, plan);
      return 0;
    case 'createGroup':
      await createGroup(context, plan);
      return 0;
    case 'awaitCapacity':
      return awaitCapacity(context, step);
    case 'bake':
      return bake(context, step);
    case 'drain':
      return drain(context, step);
    case 'deleteGroup':
      return deleteGroup(context, step);
    case 'finish':
      return finish(context);
    default:
      return assertNever(step);
  }
}
