import { CreateSubnetCommand } from '@aws-sdk/client-ec2';
import type { Provocations, Provoke } from './provocation.js';

/** What does not fit: sizes, addresses, vCPUs, names, time. */
export const capacityProvocations: Provocations = {
  'error capacity-target': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ DesiredCapacity: 0 });
      return { adopt: 'theirs' };
    },
  },
  'error capacity-max': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ DesiredCapacity: 3 });
      return { adopt: 'theirs', overrides: { maxSize: 2 } };
    },
    look: async ({ readGroup }) => {
      const { DesiredCapacity, MaxSize } = (await readGroup('web-v001')) ?? {};
      return `web-v001 has ${DesiredCapacity} of at most ${MaxSize}`;
    },
    without: /^deployed .* web-v001 has 3 of at most 3$/,
  },
  'error capacity-min': {
    provoke: async ({ makeGroup }) => {
      await makeGroup();
      return { adopt: 'theirs', overrides: { minSize: 5 } };
    },
    without: /^rolled-back .*Max bound, 4, must be greater than or equal to min bound, 5/,
  },
  'error free-addresses': {
    provoke: async ({ clients, vpcId, firstGroup }) => {
      const CidrBlock = '172.31.240.0/28';
      const command = new CreateSubnetCommand({ VpcId: vpcId, CidrBlock, AvailabilityZone: 'us-east-1a' });
      const { Subnet } = await clients.ec2.send(command);
      return { firstGroup: { ...firstGroup, subnetIds: [Subnet?.SubnetId ?? ''], desiredCapacity: 12 } };
    },
    without: /^rolled-back .*11 of 12 serve.*not enough free addresses/,
  },
  'error vcpu-quota': {
    laboratory: { vcpuLimit: 6 },
    provoke: async ({ makeGroup }) => {
      await makeGroup({ DesiredCapacity: 2 });
      return { adopt: 'theirs', overrides: { instanceType: 't3.2xlarge' } };
    },
    without: /^rolled-back .*your current vCPU limit of 6/,
  },
  'error subnets-exist': {
    provoke: async ({ firstGroup }) => ({
      firstGroup: { ...firstGroup, subnetIds: ['subnet-0123456789abcdef0'] },
    }),
    without: /^rolled-back .*The subnet ID 'subnet-0123456789abcdef0' does not exist/,
  },
  'warning name-taken': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ AutoScalingGroupName: 'web-v001', LoadBalancerNames: [] });
      return {};
    },
    without: /^deployed .*web-v002 serves/,
  },
  'error name-taken': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ AutoScalingGroupName: 'web-v001' });
      return {};
    },
    alsoSkip: ['other-groups'],
    look: async ({ readGroup }) => {
      const { Instances = [] } = (await readGroup('web-v001')) ?? {};
      return `web-v001 has ${Instances.length} instance beside it`;
    },
    without: /^deployed .*web-v002 serves.* web-v001 has 1 instance beside it$/,
  },
  'error credentials-end': {
    provoke: endCredentials(20_000),
    without: /needs a person: AWS has denied its requests.*ExpiredToken/,
  },
  'warning credentials-end': {
    // Long enough for a good image, not for a bad one.
    provoke: async (laboratory) => ({
      ...(await endCredentials(300_000)(laboratory)),
      imageId: laboratory.failingImageId,
    }),
    without: /needs a person: AWS has denied its requests.*ExpiredToken/,
  },
  'error health-timing': {
    provoke: async () => ({ healthyDeadlineMs: 1_000 }),
    without: /^rolled-back .*does not serve after 1 s/,
  },
};

/** Calls after that are refused as AWS refuses them. */
function endCredentials(credentialsLastMs: number): Provoke {
  return async ({ emulator }) => {
    emulator.faults.add({ fault: 'expired-token', operations: ['*'], from: credentialsLastMs });
    return { credentialsLastMs };
  };
}
