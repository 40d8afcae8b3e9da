import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { InstancePort, RunRequest, SubnetView } from '../../service/ports.js';
import type { Ec2Context } from '../ec2-context.js';
import type { SubnetRecord } from '../network/network-records.js';
import { freeAddresses } from '../network/free-addresses.js';
import { noFreeAddresses } from '../network/free-address.js';
import { AwsError } from '../../service/aws-error.js';
import { addInstance } from './add-instances.js';
import { checkInstanceProfile } from './check-instance-profile.js';
import { defaultGroupId } from './choose-security-groups.js';
import { launchTags } from './launch-tags.js';
import { instanceView } from './instance-view.js';
import { chooseTemplate, overTemplate, templateTags } from './launch-parameters.js';
import { planLaunch } from './plan-launch.js';
import { instanceSeen } from './instance-seen.js';
import { refuseLaunch } from './refuse-launch.js';

/** What Auto Scaling and load balancers know and ask of EC2. */
export function createInstancePort(ec2: Ec2Context): InstancePort {
  const { state, machines, changes, surroundings } = ec2;
  const view = (instanceId: string) => {
    const instance = state.instances.get(instanceId);
    return instance && instanceView(instance);
  };
  const disturbance = (instanceId: string) => {
    if (!surroundings.hazards.disturbsInstances()) return undefined;
    const instance = state.instances.get(instanceId);
    return instance && surroundings.hazards.disturbance(instanceSeen(state, instance));
  };
  return {
    get: view,
    run: (request) => run(ec2, request),
    terminate: (instanceId) => machines.terminate(instanceId),
    stop: (instanceId) => machines.stop(instanceId),
    start: (instanceId) => machines.start(instanceId),
    address: (instanceId, port) =>
      disturbance(instanceId) === 'silent' ? undefined : machines.address(instanceId, port),
    disturbance,
    subnet: (subnetId) => subnetView(state.subnets.get(subnetId)),
    defaultSubnet: (zone) =>
      subnetView([...state.subnets.values()].find((one) => one.defaultForZone && one.zone === zone)),
    launchTemplate: (reference) => {
      const { template, version } = chooseTemplate(state, reference);
      return {
        launchTemplateId: template.launchTemplateId,
        launchTemplateName: template.launchTemplateName,
        version: version.version,
        imageId: version.data.ImageId,
        instanceType: version.data.InstanceType,
        createdAt: version.createTime,
        reasonProfileInvalid: reasonProfileInvalid(ec2, version.data),
      };
    },
    missingSecurityGroups: (groupIds) => groupIds.filter((id) => !state.securityGroups.has(id)),
    securityGroupName: (id) => state.securityGroups.get(id)?.groupName,
    defaultSecurityGroup: (vpcId) => defaultGroupId(state, vpcId),
    onChange: (listener) => changes.onChange(listener),
  };
}

function run(ec2: Ec2Context, { launchTemplate, parameters: own = {}, subnetId, tags }: RunRequest) {
  const chosen = launchTemplate && chooseTemplate(ec2.state, launchTemplate);
  const parameters = overTemplate(own, chosen);
  const plan = planLaunch(parameters, { ec2, subnetId });
  if (freeAddresses(ec2.state, plan.subnet) < 1) throw noFreeAddresses(subnetId);
  refuseLaunch(ec2, { plan, count: 1, groupName: tags.get('aws:autoscaling:groupName') });
  const allTags = new Map([
    ...templateTags(chosen),
    ...launchTags(parameters.TagSpecifications, 'instance'),
    ...tags,
  ]);
  const instance = addInstance(ec2, { plan, tags: allTags });
  if (!instance) throw noFreeAddresses(subnetId);
  return instanceView(instance);
}

function reasonProfileInvalid(
  { instanceProfiles }: Ec2Context,
  { IamInstanceProfile }: RequestLaunchTemplateData,
): string | undefined {
  try {
    checkInstanceProfile(instanceProfiles, IamInstanceProfile);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

const subnetView = (subnet: SubnetRecord | undefined): SubnetView | undefined =>
  subnet && { subnetId: subnet.subnetId, vpcId: subnet.vpcId, zone: subnet.zone };
