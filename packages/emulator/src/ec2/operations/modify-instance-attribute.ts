import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../aws-error.js';
import type { Ec2Context } from '../ec2-context.js';
import { required } from '../errors.js';
import { chooseSecurityGroups } from '../instances/choose-security-groups.js';
import { findInstance } from '../instances/find-instances.js';
import { findSubnet } from '../network/find-network.js';
import { stopIfDryRun } from '../stop-if-dry-run.js';

/**
 * Changes the protection from termination, the shutdown behaviour or the security groups; other attributes are
 * `UnsupportedOperation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html
 */
export function modifyInstanceAttribute(input: ModifyInstanceAttributeRequest, ec2: Ec2Context): object {
  const { state, changes } = ec2;
  const instance = findInstance(state, required(input.InstanceId, 'InstanceId'));
  const { DisableApiTermination: protection, InstanceInitiatedShutdownBehavior: shutdown, Groups } = input;
  if (!protection && !shutdown && !Groups) {
    throw new AwsError('UnsupportedOperation', 'The emulator cannot modify this attribute of an instance.');
  }
  const subnet = findSubnet(state, instance.subnetId);
  const securityGroupIds = Groups
    ? chooseSecurityGroups(state, { ids: Groups, names: [] }, subnet)
    : instance.securityGroupIds;
  stopIfDryRun(input);
  changes.change(instance.instanceId, {
    isProtected: protection?.Value ?? instance.isProtected,
    shutdownBehavior: shutdown?.Value === 'terminate' ? 'terminate' : instance.shutdownBehavior,
    securityGroupIds,
  });
  return {};
}
