import { CreateAutoScalingGroupCommand, type AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator, type CallRecord } from '@clicamos/emulator';
import { createSandbox, type Ended } from '../testing/clicamos.js';

// What a user may get wrong about target groups and alarms: a sentence, exit code 2, and nothing changed.

/** An AWS with an Application Load Balancer, and a folder whose commands go there. */
async function createAws() {
  const calls: CallRecord[] = [];
  const onCall = (call: CallRecord) => void calls.push(call);
  const emulator = await createEmulator({ instances: 'simulated', speed: 40, onCall });
  const { endpoint: AWS_ENDPOINT_URL, region } = emulator;
  const sandbox = await createSandbox({
    ...{ AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' },
  });
  const ec2 = emulator.directClient<EC2Client>('ec2');
  const elbv2 = emulator.directClient<ElasticLoadBalancingV2Client>('elbv2');
  const autoScaling = emulator.directClient<AutoScalingClient>('autoscaling');
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({}));
  const imageId = Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId ?? '';
  return {
    ...{ region, ec2, elbv2, autoScaling, subnetIds, imageId },
    vpcId: Subnets[0]?.VpcId ?? '',
    /** Deploys with these settings of the environment. */
    async deploy(settings: string): Promise<Ended & { readonly changes: readonly string[] }> {
      const group = `subnets: [${subnetIds.join(', ')}]`;
      await sandbox.write(
        'clicamos.yaml',
        `service: web
defaultEnvironment: prod
environments:
  prod: { cloud: aws, region: ${region}, account: "123456789012", group: { ${group} }, ${settings} }
`,
      );
      calls.length = 0;
      const ended = await sandbox.run('deploy', '--ami', imageId);
      const changes = calls.map(({ operation }) => operation).filter((name) => !/^(Describe|Get)/.test(name));
      return { ...ended, changes };
    },
    async [Symbol.asyncDispose]() {
      await sandbox.remove();
      await emulator.close();
    },
  };
}

type Aws = Awaited<ReturnType<typeof createAws>>;

const targetGroups = (...names: readonly string[]) => `targetGroups: [${names.join(', ')}]`;

/** A target group of the name `web-tg`; on a listener unless it cannot be. */
async function createTargetGroup(
  { elbv2, vpcId, subnetIds }: Aws,
  change: Partial<CreateTargetGroupCommandInput> = {},
): Promise<string> {
  const { TargetGroups: [group] = [] } = await elbv2.send(
    new CreateTargetGroupCommand({ Name: 'web-tg', Protocol: 'HTTP', Port: 80, VpcId: vpcId, ...change }),
  );
  const TargetGroupArn = group?.TargetGroupArn ?? '';
  const { LoadBalancers: [balancer] = [] } = await elbv2.send(
    new CreateLoadBalancerCommand({ Name: 'web', Subnets: subnetIds.slice(0, 2) }),
  );
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
  const listener = { LoadBalancerArn: balancer?.LoadBalancerArn, Protocol: 'HTTP' as const, Port: 80 };
  await elbv2.send(new CreateListenerCommand({ ...listener, DefaultActions }));
  return TargetGroupArn;
}

async function createUnused({ elbv2 }: Aws, change: CreateTargetGroupCommandInput): Promise<string> {
  const { TargetGroups: [group] = [] } = await elbv2.send(new CreateTargetGroupCommand(change));
  return group?.TargetGroupArn ?? '';
}

/** A group of another service in it. */
async function createOther({ ec2, autoScaling, imageId, subnetIds }: Aws, arn: string): Promise<void> {
  const LaunchTemplateData = { ImageId: imageId, InstanceType: 't3.micro' as const };
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'shop', LaunchTemplateData }));
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      ...{ AutoScalingGroupName: 'shop-v001', MinSize: 0, MaxSize: 1, DesiredCapacity: 0 },
      LaunchTemplate: { LaunchTemplateName: 'shop' },
      VPCZoneIdentifier: subnetIds.slice(0, 2).join(','),
      TargetGroupARNs: [arn],
      Tags: [
        { Key: 'clicamos:service', Value: 'shop', PropagateAtLaunch: false },
        { Key: 'clicamos:role', Value: 'live', PropagateAtLaunch: false },
      ],
    }),
  );
}

type Mistake = readonly [what: string, make: (aws: Aws) => Promise<string>, sentence: RegExp];

const mistakes: readonly Mistake[] = [
  [
    'a target group of type ip',
    async (aws) => {
      await createTargetGroup(aws, { TargetType: 'ip' });
      return targetGroups('web-tg');
    },
    /Target group `web-tg` takes targets of type ip; it has to be instance/,
  ],
  [
    'a target group on no listener',
    async (aws) => {
      await createUnused(aws, { Name: 'web-tg', Protocol: 'HTTP', Port: 80, VpcId: aws.vpcId });
      return targetGroups('web-tg');
    },
    /Target group `web-tg` is on no listener of a load balancer/,
  ],
  [
    'a target group in another VPC',
    async (aws) => {
      const { Vpc } = await aws.ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
      const VpcId = Vpc?.VpcId;
      await aws.ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.9.1.0/24' }));
      await createUnused(aws, { Name: 'web-tg', Protocol: 'HTTP', Port: 80, VpcId });
      return targetGroups('web-tg');
    },
    /Target group `web-tg` is in vpc-\w+, but the group's subnets are in vpc-/,
  ],
  [
    'a target group of another service',
    async (aws) => {
      await createOther(aws, await createTargetGroup(aws));
      return targetGroups('web-tg');
    },
    /Target group `web-tg` belongs to service `shop` \(`shop-v001`\) already: give `web` its own/,
  ],
  [
    'a name that only other regions have',
    async (aws) => {
      await createTargetGroup(aws);
      return targetGroups('api-tg');
    },
    /There is no target group `api-tg` in us-east-1: .*aws elbv2 describe-target-groups --region us-east-1/,
  ],
  [
    'the ARN of one in another region',
    async (aws) => {
      const arn = await createTargetGroup(aws);
      return targetGroups(arn.replace('us-east-1', 'eu-west-1'));
    },
    /Target group `arn:.*` is in eu-west-1, but the environment is in us-east-1/,
  ],
  [
    'an alarm that does not exist',
    async (aws) => {
      await createTargetGroup(aws);
      return `${targetGroups('web-tg')}, rollout: { alarms: [errors] }`;
    },
    /There is no alarm `errors`/,
  ],
];

describe('a mistake about target groups', () => {
  it.each(mistakes)(
    '%s is told in a sentence, changes nothing and exits with 2',
    async (_what, make, sentence) => {
      await using aws = await createAws();
      const settings = await make(aws);

      const { code, stdout, stderr, changes } = await aws.deploy(settings);

      expect(`${stdout}${stderr}`).toMatch(sentence);
      expect(stderr).not.toMatch(/\n +at /);
      expect({ code, changes }).toEqual({ code: 2, changes: [] });
    },
    60_000,
  );
});
