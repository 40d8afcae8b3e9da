import type { Instance, Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterCombination, invalidParameterValue, required } from '../../errors.js';
import { addInstances } from '../../instances/add-instances.js';
import { chooseTemplate, given, overTemplate, templateTags } from '../../instances/launch-parameters.js';
import type { InstanceRecord } from '../../instances/instance-record.js';
import { planLaunch } from '../../instances/plan-launch.js';
import { presentInstance, presentReservation } from '../../instances/present-instance.js';
import { refuseLaunch } from '../../instances/refuse-launch.js';
import { inTurns } from '../../../time/in-turns.js';
import { noFreeAddresses } from '../../network/free-address.js';
import { freeAddresses } from '../../network/free-addresses.js';
import type { SubnetRecord } from '../../network/network-records.js';
import { onceForToken } from '../../once-for-token.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { launchTags } from '../../instances/launch-tags.js';

/**
 * Launches as many instances as the subnet has addresses for, up to `MaxCount`, or none below `MinCount`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const runInstances = (input: RunInstancesRequest, ec2: Ec2Context): Promise<Reservation> =>
  onceForToken(ec2, { operation: 'RunInstances', request: input }, () => run(input, ec2));

async function run(input: RunInstancesRequest, ec2: Ec2Context): Promise<Reservation> {
  const { min, max } = countsOf(input);
  const chosen = input.LaunchTemplate && chooseTemplate(ec2.state, referenceOf(input.LaunchTemplate));
  const parameters = overTemplate(input, chosen);
  const subnetId = given(input.SubnetId);
  if (subnetId !== undefined && parameters.NetworkInterfaces?.length) {
    throw invalidParameterCombination(
      'Network interfaces and an instance-level subnet ID may not be specified on the same request',
    );
  }
  const plan = planLaunch(parameters, { ec2, subnetId });
  const tags = launchTags(parameters.TagSpecifications, 'instance');
  const count = countThatFits({ min, max }, plan.subnet, ec2);
  stopIfDryRun(input);
  refuseLaunch(ec2, { plan, count });
  const instances = await addInstances(ec2, {
    plan,
    count,
    tags: new Map([...templateTags(chosen), ...tags]),
    clientToken: input.ClientToken,
  });
  return presentInTurns(instances, ec2);
}

/** As `DescribeInstances` shows them. */
async function presentInTurns(instances: readonly InstanceRecord[], ec2: Ec2Context): Promise<Reservation> {
  const shown: Instance[] = [];
  await inTurns({ count: instances.length, perTurn: SHOWN_PER_TURN }, (from, to) => {
    for (const instance of instances.slice(from, to)) shown.push(presentInstance(instance, ec2));
  });
  return { ...presentReservation(instances.slice(0, 1), ec2), Instances: shown };
}

/** A few milliseconds. */
const SHOWN_PER_TURN = 200;

interface Counts {
  readonly min: number;
  readonly max: number;
}

function countsOf(input: RunInstancesRequest): Counts {
  const min = required(input.MinCount, 'MinCount');
  const max = required(input.MaxCount, 'MaxCount');
  if (min < 1)
    throw invalidParameterValue(`Value (${min}) for parameter minCount is invalid. It must be at least 1.`);
  if (min <= max) return { min, max };
  throw invalidParameterValue(
    `Value (${min}) for parameter minCount is invalid. It must not exceed maxCount (${max}).`,
  );
}

function countThatFits({ min, max }: Counts, subnet: SubnetRecord, { state }: Ec2Context): number {
  const free = freeAddresses(state, subnet);
  if (free < min) throw noFreeAddresses(subnet.subnetId);
  return Math.min(max, free);
}

const referenceOf = (template: NonNullable<RunInstancesRequest['LaunchTemplate']>) => ({
  launchTemplateId: template.LaunchTemplateId,
  launchTemplateName: template.LaunchTemplateName,
  version: template.Version,
});
