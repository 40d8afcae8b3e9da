import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  InstanceStatus,
  InstanceStatusSummary,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterCombination } from '../../errors.js';
import { noneHave } from '../../filters/none-have.js';
import { findInstances } from '../../instances/find-instances.js';
import type { InstanceRecord } from '../../instances/instance-record.js';
import { presentState } from '../../instances/present-instance.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { tagsOf } from '../../tags/tags.js';
import { zoneId } from '../../zones/zone-id.js';

/** AWS's first status checks take a minute or more. */
const firstChecksMs = 60_000;

/**
 * Running instances only, unless all are asked for.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html
 */
export function describeInstanceStatus(
  input: DescribeInstanceStatusRequest,
  ec2: Ec2Context,
): DescribeInstanceStatusResult {
  const shown = namedInstances(input, ec2).filter(
    ({ state }) => input.IncludeAllInstances === true || state === 'running',
  );
  const { items, NextToken } = selectPage(shown, input, rulesOf(ec2));
  return { InstanceStatuses: items.map((instance) => presentStatus(instance, ec2)), NextToken };
}

function namedInstances(
  input: DescribeInstanceStatusRequest,
  { state }: Ec2Context,
): readonly InstanceRecord[] {
  const { InstanceIds = [], MaxResults } = input;
  if (InstanceIds.length === 0) return [...state.instances.values()];
  if (MaxResults === undefined) return findInstances(state, InstanceIds);
  throw invalidParameterCombination(
    'The parameter instancesSet cannot be used with the parameter maxResults',
  );
}

const rulesOf = (ec2: Ec2Context): SelectRules<InstanceRecord> => ({
  tags: ({ instanceId }) => tagsOf(ec2.state, instanceId),
  table: {
    'availability-zone': ({ zone }) => zone,
    'availability-zone-id': ({ zone }) => zoneId(ec2.surroundings.region, zone),
    'instance-state-code': ({ state }) => presentState(state).Code,
    'instance-state-name': ({ state }) => state,
    'instance-status.status': (instance) => summary(instance, ec2).Status,
    'system-status.status': (instance) => summary(instance, ec2).Status,
    'instance-status.reachability': (instance) => summary(instance, ec2).Details?.[0]?.Status,
    'system-status.reachability': (instance) => summary(instance, ec2).Details?.[0]?.Status,
    'operator.managed': () => false,
    ...noneHave('operator.principal', 'event.code', 'event.description', 'event.instance-event-id'),
    ...noneHave('event.not-after', 'event.not-before', 'event.not-before-deadline'),
  },
});

const presentStatus = (instance: InstanceRecord, ec2: Ec2Context): InstanceStatus => ({
  AvailabilityZone: instance.zone,
  AvailabilityZoneId: zoneId(ec2.surroundings.region, instance.zone),
  InstanceId: instance.instanceId,
  InstanceState: presentState(instance.state),
  InstanceStatus: summary(instance, ec2),
  SystemStatus: summary(instance, ec2),
  Events: [],
});

/** The machine's checks, which know nothing of the program: they pass a minute after the boot. */
function summary(
  { state, runningSince }: InstanceRecord,
  { surroundings }: Ec2Context,
): InstanceStatusSummary {
  if (state !== 'running' || !runningSince) return { Status: 'not-applicable' };
  const { time } = surroundings;
  const isChecked = time.now().getTime() - runningSince.getTime() >= time.scaled(firstChecksMs);
  const [Status, reachability] = isChecked
    ? (['ok', 'passed'] as const)
    : (['initializing', 'initializing'] as const);
  return { Status, Details: [{ Name: 'reachability', Status: reachability }] };
}
