import type { InstanceStateChange } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import type { InstanceRecord } from './instance-record.js';
import { presentState } from './present-instance.js';

/** Does something to each instance and answers the states before and after. */
export const changeStates = (
  { state }: Ec2Context,
  instances: readonly InstanceRecord[],
  change: (instanceId: string) => void,
): InstanceStateChange[] =>
  instances.map(({ instanceId, state: before }) => {
    change(instanceId);
    const after = state.instances.get(instanceId)?.state ?? before;
    return { InstanceId: instanceId, PreviousState: presentState(before), CurrentState: presentState(after) };
  });
