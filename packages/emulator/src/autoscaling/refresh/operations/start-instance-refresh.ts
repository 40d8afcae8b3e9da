import type {
  DesiredConfiguration,
  StartInstanceRefreshAnswer,
  StartInstanceRefreshType,
} from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import { newUuid } from '../../requests/arn.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { notEmulated, validationError } from '../../requests/errors.js';
import type { Group } from '../../group/group.js';
import { findLiveGroup, patchGroup } from '../../group/groups.js';
import { isDeparting, isInPool } from '../../group/member.js';
import { readLaunchSource } from '../../settings/read-launch-source.js';
import { createMatcher } from '../create-matcher.js';
import { readPreferences } from '../read-preferences.js';
import { reasonIrreversible } from '../reason-irreversible.js';
import { activeRefresh } from '../../group/active-refresh.js';
import type { LaunchSource, Preferences, Refresh } from '../../group/refresh.js';
import { isIgnored, knownMembers } from '../refresh-progress.js';

/** AWS keeps them for six weeks; this many are more than anybody reads. */
const mostKept = 100;

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_StartInstanceRefresh.html */
export function startInstanceRefresh(
  input: StartInstanceRefreshType,
  autoScaling: AutoScaling,
): StartInstanceRefreshAnswer {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  if (input.Strategy !== undefined && input.Strategy !== 'Rolling')
    throw notEmulated(`Strategy ${input.Strategy}`, 'use Rolling.');
  if (activeRefresh(group)) throw inProgress();
  const preferences = readPreferences(input.Preferences ?? {}, group.settings);
  const source = readDesired(autoScaling, group, input.DesiredConfiguration);
  checkRollback(autoScaling, group, { preferences, source });
  checkAlarms(autoScaling, preferences);
  const refresh = newRefresh(autoScaling, group, {
    preferences,
    source,
    desired: input.DesiredConfiguration,
  });
  patchGroup(autoScaling, group.name, { refreshes: [refresh, ...group.refreshes].slice(0, mostKept) });
  autoScaling.reconcile(group.name);
  return { InstanceRefreshId: refresh.id };
}

const inProgress = () =>
  new AwsError(
    'InstanceRefreshInProgress',
    'An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.',
  );

function readDesired(
  autoScaling: AutoScaling,
  { settings }: Group,
  desired: DesiredConfiguration | undefined,
): LaunchSource | undefined {
  if (desired === undefined) return undefined;
  const { LaunchTemplate, MixedInstancesPolicy } = desired;
  if (LaunchTemplate === undefined && MixedInstancesPolicy === undefined) {
    throw validationError('DesiredConfiguration must contain either LaunchTemplate or MixedInstancesPolicy.');
  }
  return readLaunchSource(autoScaling, { LaunchTemplate, MixedInstancesPolicy }, settings);
}

interface Wanted {
  readonly preferences: Preferences;
  readonly source: LaunchSource | undefined;
}

function checkRollback(autoScaling: AutoScaling, group: Group, { preferences, source }: Wanted): void {
  if (!preferences.AutoRollback) return;
  if (source === undefined) {
    throw validationError(
      "The request isn't valid. The AutoRollback parameter cannot be set to true when the DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a desired configuration and try again.",
    );
  }
  const reason = reasonIrreversible(autoScaling, group, true);
  if (reason === undefined) return;
  throw validationError(
    `The request isn't valid. The AutoRollback parameter cannot be set to true when ${reason}.`,
  );
}

function checkAlarms({ alarms }: AutoScaling, { AlarmSpecification: specification }: Preferences): void {
  const missing = (specification?.Alarms ?? []).filter((name) => alarms.state(name) === undefined);
  if (missing.length > 0) throw validationError(`CloudWatch alarms not found: ${missing.join(', ')}.`);
}

function newRefresh(
  autoScaling: AutoScaling,
  group: Group,
  { preferences, source, desired }: Wanted & { readonly desired: DesiredConfiguration | undefined },
): Refresh {
  const now = autoScaling.surroundings.time.now();
  const isMatching = preferences.SkipMatching
    ? createMatcher(autoScaling, source ?? group.settings)
    : () => false;
  const outdated = [...group.members.values()].filter(
    (member) => !isDeparting(member) && !isMatching(member),
  );
  const refresh: Refresh = {
    ...unended,
    id: newUuid(autoScaling.surroundings),
    startedAt: now,
    ...{ preferences, desired, source },
    times: timesOf(autoScaling, preferences),
    outdated: new Set(outdated.map(({ instanceId }) => instanceId)),
    known: knownMembers(group),
    progressAtMs: now.getTime(),
  };
  return {
    ...refresh,
    total: outdated.filter((member) => !isInPool(member) && !isIgnored(refresh, member)).length,
  };
}

const unended: Pick<
  Refresh,
  | 'status'
  | 'reason'
  | 'endedAt'
  | 'rollback'
  | 'batch'
  | 'launchesOwed'
  | 'total'
  | 'left'
  | 'checkpointsPassed'
  | 'checkpointUntilMs'
  | 'bakeUntilMs'
> = {
  status: 'InProgress',
  reason: undefined,
  endedAt: undefined,
  rollback: undefined,
  batch: undefined,
  launchesOwed: 0,
  total: 0,
  left: 0,
  checkpointsPassed: 0,
  checkpointUntilMs: undefined,
  bakeUntilMs: undefined,
};

function timesOf({ surroundings }: AutoScaling, preferences: Preferences): Refresh['times'] {
  const scaled = (seconds = 0) => surroundings.time.scaled(seconds * 1000);
  return {
    warmupMs: scaled(preferences.InstanceWarmup),
    checkpointDelayMs: scaled(preferences.CheckpointDelay),
    bakeMs: scaled(preferences.BakeTime),
    patienceMs: scaled(3600),
  };
}
