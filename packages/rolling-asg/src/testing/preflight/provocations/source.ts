import {
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import {
  ApplySecurityGroupsToLoadBalancerCommand,
  CreateLoadBalancerCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import type { Provocations } from './provocation.js';

/** What gives next its traffic, and watches it. */
export const sourceProvocations: Provocations = {
  'error traffic-sources-exist': {
    provoke: async ({ firstGroup }) => ({ firstGroup: { ...firstGroup, sourceIds: ['none'] } }),
  },
  'error traffic-sources-attached': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ LoadBalancerNames: [] });
      return { adopt: 'theirs' };
    },
  },
  'warning draining': {
    provoke: async ({ clients, makeGroup, slowImageId: ImageId }) => {
      const LoadBalancerAttributes = { ConnectionDraining: { Enabled: true, Timeout: 3_600 } };
      await clients.elasticLoadBalancing.send(
        new ModifyLoadBalancerAttributesCommand({ LoadBalancerName: 'web', LoadBalancerAttributes }),
      );
      await makeGroup({}, { ImageId });
      return { adopt: 'theirs' };
    },
    without: /^deployed after 5\dm/,
  },
  'error zones': {
    provoke: async ({ clients, firstGroup, subnetIds }) => {
      await clients.elasticLoadBalancing.send(
        new CreateLoadBalancerCommand({
          LoadBalancerName: 'narrow',
          Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
          Subnets: subnetIds.slice(0, 1),
        }),
      );
      return { firstGroup: { ...firstGroup, sourceIds: ['narrow'] } };
    },
    without: /^rolled-back .*not configured to route traffic to/,
  },
  'error target-group-listener': {
    provoke: async ({ firstGroup, makeTargets }) => ({
      firstGroup: { ...firstGroup, sourceIds: [await makeTargets({})] },
    }),
    without: /^rolled-back .*not configured to receive traffic/,
  },
  'error target-group-type': {
    provoke: async ({ firstGroup, makeTargets, makeListener }) => {
      const arn = await makeTargets({ TargetType: 'ip' });
      await makeListener(arn);
      return { firstGroup: { ...firstGroup, sourceIds: [arn] } };
    },
    without: /^rolled-back .*is not registered in web/,
  },
  'error target-group-vpc': {
    provoke: async ({ clients: { ec2 }, firstGroup, makeTargets, makeListener }) => {
      const { Vpc: { VpcId } = {} } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
      await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: await makeGateway(ec2) }));
      const subnetIds: string[] = [];
      for (const [index, zone] of ['us-east-1a', 'us-east-1b'].entries()) {
        const place = { AvailabilityZone: zone, CidrBlock: `10.9.${index}.0/24` };
        const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, ...place }));
        subnetIds.push(Subnet?.SubnetId ?? '');
      }
      const arn = await makeTargets({ VpcId });
      await makeListener(arn, subnetIds);
      return { firstGroup: { ...firstGroup, sourceIds: [arn] } };
    },
    alsoSkip: ['zones'],
    without: /^rolled-back .*is not registered in web/,
  },
  'error target-group-shared': {
    provoke: async ({ makeGroup, makeTargets, makeListener }) => {
      const arn = await makeTargets({});
      await makeListener(arn);
      const behind = { LoadBalancerNames: [], TargetGroupARNs: [arn] };
      const Tags = [{ Key: 'clicamos:service', Value: 'shop' }];
      await makeGroup({ AutoScalingGroupName: 'shop-v001', Tags, ...behind });
      await makeGroup(behind);
      return { adopt: 'theirs' };
    },
    look: async ({ readGroup }) => {
      const groups = [await readGroup('shop-v001'), await readGroup('web-v001')];
      return `web sends to ${groups.filter((group) => group?.Instances?.length === 1).length} groups`;
    },
    without: /^deployed .* web sends to 2 groups$/,
  },
  'error security-groups': {
    provoke: async ({ clients, vpcId, firstGroup }) => {
      const [balancer, web] = [
        await makeSecurityGroup(clients.ec2, 'elb', vpcId),
        await makeSecurityGroup(clients.ec2, 'web', vpcId),
      ];
      await clients.elasticLoadBalancing.send(
        new ApplySecurityGroupsToLoadBalancerCommand({ LoadBalancerName: 'web', SecurityGroups: [balancer] }),
      );
      // The port of something else.
      await letIn(clients.ec2, web, { from: balancer, port: 22 });
      return { firstGroup: { ...firstGroup, securityGroupIds: [web] } };
    },
    unseen: 'a network that holds them: the emulator stores them without effect',
  },
  'error alarms': {
    provoke: async ({ clients }) => {
      const AlarmName = 'errors';
      await clients.cloudWatch.send(
        new PutMetricAlarmCommand({
          ...{ AlarmName, Namespace: 'web', MetricName: 'errors', Statistic: 'Sum', Period: 60 },
          ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' },
        }),
      );
      await clients.cloudWatch.send(
        new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: '3 were greater than 1' }),
      );
      return { alarms: [AlarmName] };
    },
    without: /^rolled-back .*alarm `errors` is in ALARM/,
  },
};

async function makeGateway(ec2: Pick<EC2Client, 'send'>): Promise<string | undefined> {
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  return InternetGateway?.InternetGatewayId;
}

export async function makeSecurityGroup(
  ec2: Pick<EC2Client, 'send'>,
  GroupName: string,
  VpcId: string,
): Promise<string> {
  const command = new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId });
  return (await ec2.send(command)).GroupId ?? '';
}

export async function letIn(
  ec2: Pick<EC2Client, 'send'>,
  GroupId: string,
  { from, port }: { readonly from: string; readonly port: number },
): Promise<void> {
  const UserIdGroupPairs = [{ GroupId: from }];
  const rule = { IpProtocol: 'tcp', FromPort: port, ToPort: port, UserIdGroupPairs };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] }));
}
