import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import {
  DescribeInstanceTypeOfferingsCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { isCloudError } from '../../cloud/cloud-error.js';
import type { LaunchSurvey } from '../../cloud/launch-survey.js';
import type { CloudPort } from '../../cloud/ports.js';
import type { Reading } from '../../cloud/reading.js';
import type { SecurityGroup } from '../../cloud/security-group.js';
import { partOf } from '../answers/part-of.js';
import { toSecurityGroup } from '../answers/sources/to-security-group.js';
import { allPages, type Call } from '../wire/caller.js';
import { readVcpuRoom, type ReadQuota } from './vcpu-calls.js';
import { autoScalingCalls } from './groups/auto-scaling-calls.js';

export type SurveyCalls = Required<Pick<CloudPort, 'surveyLaunch'>>;

export interface SurveyClients {
  readonly ec2: Pick<EC2Client, 'send'>;
  readonly autoScaling: Pick<AutoScalingClient, 'send'>;
  readonly readQuota?: ReadQuota | undefined;
}

/** How many launches say how long one takes. */
const mostLaunches = 10;

/** What preflight asks beside what a rollout reads anyway: each question with a right of its own. */
export function surveyCalls({ ec2, autoScaling, readQuota }: SurveyClients, call: Call): SurveyCalls {
  const groups = autoScalingCalls(autoScaling, call);
  return {
    surveyLaunch: async (question, signal): Promise<LaunchSurvey> => {
      const { instanceType, keyName, snapshotIds, securityGroupIds, names, groupName } = question;
      return {
        offeredZones: await reading(instanceType, (type) => offeredZones({ ec2, call, signal }, type)),
        hasKeyPair: await reading(keyName, (name) => hasKeyPair({ ec2, call, signal }, name)),
        snapshotSizes: await reading(snapshotIds, (ids) => snapshotSizes({ ec2, call, signal }, ids)),
        securityGroups: await reading(securityGroupIds, (ids) => securityGroups({ ec2, call, signal }, ids)),
        vcpus: await reading(instanceType, (type) =>
          readQuota === undefined
            ? Promise.resolve(undefined)
            : readVcpuRoom({ ec2, call, signal }, type, readQuota),
        ),
        taken: await reading(names, async (some) =>
          some.length === 0 ? [] : groups.findGroups({ names: some }, signal),
        ),
        launchesMs: await reading(groupName, async (name) => {
          const activities = await groups.readActivities(name, signal);
          return activities.flatMap(({ launchMs }) => launchMs ?? []).slice(0, mostLaunches);
        }),
      };
    },
  };
}

interface Asker {
  readonly ec2: Pick<EC2Client, 'send'>;
  readonly call: Call;
  readonly signal: AbortSignal | undefined;
}

/** A missing right, or an endpoint without the operation, is a reason; what passes by itself is tried again. */
async function reading<Asked, T>(
  asked: Asked | undefined,
  read: (asked: Asked) => Promise<T>,
): Promise<Reading<T>> {
  if (asked === undefined) return { kind: 'unread', reason: 'nothing was asked' };
  try {
    return { kind: 'read', value: await read(asked) };
  } catch (error) {
    if (!isCloudError(error, 'denied', 'refused', 'invalid', 'missing')) throw error;
    return { kind: 'unread', reason: error.message };
  }
}

async function offeredZones({ ec2, call, signal }: Asker, type: string): Promise<readonly string[]> {
  const name = 'DescribeInstanceTypeOfferings';
  const Filters = [{ Name: 'instance-type', Values: [type] }];
  const offerings = await allPages(
    (NextToken) => {
      const command = new DescribeInstanceTypeOfferingsCommand({
        LocationType: 'availability-zone',
        Filters,
        NextToken,
      });
      return call(name, signal, (o) => ec2.send(command, o));
    },
    (page) => partOf(name, page, 'InstanceTypeOfferings'),
  );
  return offerings.flatMap(({ Location }) => Location ?? []);
}

async function hasKeyPair({ ec2, call, signal }: Asker, keyName: string): Promise<boolean> {
  const name = 'DescribeKeyPairs';
  // By filter: a name that is not there is then an empty answer and no error.
  const command = new DescribeKeyPairsCommand({ Filters: [{ Name: 'key-name', Values: [keyName] }] });
  const answer = await call(name, signal, (o) => ec2.send(command, o));
  return partOf(name, answer, 'KeyPairs').length > 0;
}

async function snapshotSizes(
  { ec2, call, signal }: Asker,
  ids: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  if (ids.length === 0) return {};
  const name = 'DescribeSnapshots';
  const command = new DescribeSnapshotsCommand({ Filters: [{ Name: 'snapshot-id', Values: [...ids] }] });
  const answer = await call(name, signal, (o) => ec2.send(command, o));
  return Object.fromEntries(
    partOf(name, answer, 'Snapshots').map(({ SnapshotId = '', VolumeSize = 0 }) => [SnapshotId, VolumeSize]),
  );
}

async function securityGroups(
  { ec2, call, signal }: Asker,
  ids: readonly string[],
): Promise<readonly SecurityGroup[]> {
  if (ids.length === 0) return [];
  const name = 'DescribeSecurityGroups';
  const command = new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-id', Values: [...ids] }] });
  const answer = await call(name, signal, (o) => ec2.send(command, o));
  return partOf(name, answer, 'SecurityGroups').map(toSecurityGroup);
}
