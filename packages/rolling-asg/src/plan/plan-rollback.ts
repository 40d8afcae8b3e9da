import { systemClock } from '../cloud/clock.js';
import type { LaunchTemplateVersion } from '../cloud/cloud.js';
import { RolloutError } from '../cloud/errors.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import { templateName } from '../journal/names.js';
import { recordsIn } from '../journal/release-record.js';
import { parseReleaseText } from '../journal/release-text.js';
import { createRolloutId } from '../journal/rollout-id.js';
import { holderText } from '../journal/lock-holder.js';
import {
  observeService,
  type ObservedGroup,
  type ServiceObservation,
} from '../observe/service/observe-service.js';
import type { CloudPort } from '../cloud/ports.js';
import { decideReclaim } from './decide-reclaim.js';
import { checkPlanOptions } from './check-plan-options.js';
import type { RolloutPlan } from './plan.js';
import type { PlanOptions } from './plan-options.js';
import { planRollout } from './plan-rollout.js';

/** Where to go back to, and how patiently. */
export interface RollbackOptions
  extends Omit<PlanOptions, 'imageId' | 'adopt' | 'firstGroup' | 'overrides' | 'fromVersion'> {
  /** A version of the service's launch template. @default the generation that is kept warm, else the release before */
  readonly to?: number;
}

/** The longest that one read may take. */
const readMs = 30_000;

/**
 * Plans the way back after a rollout has ended: to the generation that is kept warm, which only has to be attached, or
 * by rolling to an earlier release of the ledger. `runRollout` runs it.
 *
 * @throws RolloutError `BadOptions` when there is nothing to go back to, `Locked`
 *
 * @example
 * import { planRollback, runRollout, systemClock } from '@clicamos/rolling-asg';
 * const plan = await planRollback(cloud, { service: 'web' });
 * await runRollout(plan, { cloud, clock: systemClock });
 */
export async function planRollback(cloud: CloudPort, options: RollbackOptions): Promise<RolloutPlan> {
  const { service, clock = systemClock, signal, to } = options;
  checkPlanOptions({ ...options, imageId: 'ami-0', ...(to === undefined ? {} : { fromVersion: to }) });
  const observation = await observeService(cloud, {
    service,
    clock,
    ...(signal === undefined ? {} : { signal }),
  });
  const { holder } = observation;
  if (holder !== undefined) throw new RolloutError('Locked', holderText(service, holder, clock), { holder });
  const live = liveGroup(observation);
  const kept = keptGroup(observation, to);
  const rolloutId = options.rolloutId ?? createRolloutId();
  if (kept !== undefined) return decideReclaim({ observation, live, kept }, { ...options, rolloutId });
  const version = await findRelease(patientReads(cloud, { clock, readMs }), live, options);
  const imageId = version.imageId ?? '';
  return planRollout(cloud, { ...options, rolloutId, imageId, fromVersion: version.version });
}

function liveGroup({ service, groups }: ServiceObservation): ObservedGroup {
  const live = groups.filter(({ role, group }) => role === 'live' && !group.isDeleting);
  const [only] = live;
  if (only !== undefined && live.length === 1) return only;
  const text =
    only === undefined
      ? `\`${service}\` has no live group to roll back from`
      : `\`${service}\` has more than one live group: ${live.map(({ group }) => `\`${group.name}\``).join(' and ')}`;
  throw new RolloutError('BadOptions', text);
}

/** Whole, and of the release that is asked for; of several, the latest release. */
function keptGroup({ groups }: ServiceObservation, to: number | undefined): ObservedGroup | undefined {
  const kept = groups.filter(
    ({ role, group, runs }) =>
      role === 'kept' &&
      !group.isDeleting &&
      group.instances.some(({ lifecycleState }) => lifecycleState === 'InService') &&
      (to === undefined || runs?.version === to),
  );
  return kept.toSorted((a, b) => (b.runs?.version ?? 0) - (a.runs?.version ?? 0))[0];
}

async function findRelease(
  reads: CloudReads,
  live: ObservedGroup,
  { service, to, signal }: RollbackOptions,
): Promise<LaunchTemplateVersion> {
  const name = templateName(service);
  const template = await reads.findTemplate(name, signal);
  const versions = template === undefined ? [] : await reads.findTemplateVersions(template.id, signal);
  const records = recordsIn(template?.tags ?? {});
  const current = live.runs?.templateId === template?.id ? (live.runs?.version ?? Infinity) : Infinity;
  const candidates = versions.filter(({ version, description }) => {
    const isRelease = parseReleaseText(description) !== undefined;
    return isRelease && version !== current && records.get(version)?.outcome !== 'rolled-back';
  });
  const found = candidates.find(({ version }) => (to === undefined ? version < current : version === to));
  if (found === undefined) throw nothingBefore(service, to, candidates);
  if (found.imageId === undefined || (await reads.findImage(found.imageId, signal)) === undefined) {
    const text = `The image \`${found.imageId ?? 'none'}\` of version ${found.version} of \`${name}\` is gone: it cannot be rolled back to`;
    const others = releasesText(candidates.filter(({ imageId }) => imageId !== found.imageId));
    throw new RolloutError('BadOptions', others === '' ? text : `${text}; there are ${others}`);
  }
  return found;
}

function nothingBefore(
  service: string,
  to: number | undefined,
  candidates: readonly LaunchTemplateVersion[],
): RolloutError {
  const known = releasesText(candidates);
  const what =
    to === undefined
      ? `\`${service}\` has no earlier release to roll back to`
      : `\`${service}\` has no release ${to} to roll back to`;
  return new RolloutError('BadOptions', known === '' ? what : `${what}; there are ${known}`);
}

function releasesText(versions: readonly LaunchTemplateVersion[]): string {
  return versions.map(({ version, imageId }) => `${version} (${imageId})`).join(', ');
}
