import type { LaunchTemplateVersion } from '../../cloud/cloud.js';
import { isCloudError } from '../../cloud/cloud-error.js';
import { attempt } from '../../engine/hold/attempt.js';
import { change } from '../../engine/hold/change.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { isReleaseOf, releaseText } from '../../journal/release-text.js';
import { tagKeys } from '../../journal/tags.js';
import type { RolloutPlan, RolloutStep } from '../../plan/plan.js';
import { removeRelease } from './remove-release.js';
import type { StepDefinition } from '../step.js';

type Step = Extract<RolloutStep, { readonly kind: 'createLaunchTemplateVersion' }>;

/** Writes the release into the ledger. A second run finds the version of the first one. */
export const createLaunchTemplateVersion: StepDefinition<Step> = {
  reasonNotDone: ({ next }) => (next === undefined ? 'nothing was made from it yet' : undefined),
  run: async (context, _step, plan) => {
    if (plan === undefined) throw new Error('There is no plan to make a release from');
    const { templateId, version } = await findOrCreate(context, plan);
    context.memory.release = { templateId, version };
    return 0;
  },
  undo: removeRelease,
};

async function findOrCreate(context: RolloutContext, plan: RolloutPlan): Promise<LaunchTemplateVersion> {
  const { cloud } = context;
  const template = await attempt(context, (signal) => cloud.findTemplate(plan.next.templateName, signal));
  if (template === undefined) return createFirst(context, plan);
  const latest = await attempt(context, (signal) =>
    cloud.findTemplateVersion(template.id, '$Latest', signal),
  );
  if (latest !== undefined && isReleaseOf(latest.description, plan.rolloutId)) return latest;
  const version = { ...release(plan), templateId: template.id, token: plan.rolloutId };
  return change(context, (signal) => cloud.createTemplateVersion(version, signal), doubting(context));
}

async function createFirst(context: RolloutContext, plan: RolloutPlan): Promise<LaunchTemplateVersion> {
  const template = {
    ...release(plan),
    name: plan.next.templateName,
    tags: { [tagKeys.service]: plan.service },
  };
  try {
    return await change(
      context,
      (signal) => context.cloud.createTemplate(template, signal),
      doubting(context),
    );
  } catch (error) {
    // Made meanwhile: by another rollout, or by a call of ours whose answer got lost.
    if (isCloudError(error, 'exists')) return findOrCreate(context, plan);
    throw error;
  }
}

const doubting = ({ memory }: RolloutContext) => ({
  onDoubt: (until: number): void => {
    memory.lateReleaseUntil = until;
  },
});

function release({ next, rolloutId, releaseOverrides }: RolloutPlan) {
  const { base, imageId, overrides } = next;
  const description = releaseText({ groupName: next.name, imageId, rolloutId, overrides: releaseOverrides });
  return { base, imageId, overrides, description };
}
