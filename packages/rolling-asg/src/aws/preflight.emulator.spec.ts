import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateAutoScalingGroupCommand,
  DeleteWarmPoolCommand,
  PutLifecycleHookCommand,
  PutWarmPoolCommand,
  StartInstanceRefreshCommand,
  SuspendProcessesCommand,
  type AutoScalingClient,
  type CreateAutoScalingGroupCommandInput,
} from '@aws-sdk/client-auto-scaling';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateKeyPairCommand,
  CreateLaunchTemplateCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteKeyPairCommand,
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import {
  ApplySecurityGroupsToLoadBalancerCommand,
  CreateLoadBalancerCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { createEmulator, createVirtualClock, type EmulatorOptions } from '@clicamos/emulator';
import type { RolloutEvent } from '../engine/context/events.js';
import type { PlanOptions } from '../plan/plan-options.js';
import { planRollout } from '../plan/plan-rollout.js';
import { preflightRules } from '../plan/preflight/rules/preflight-rules.js';
import { runRollout } from '../run/run-rollout.js';
import { createAwsCloud } from './create-aws-cloud.js';

const hour = 3_600;

/** A laboratory with a load balancer, a launch template and an image; what it launches takes no time of ours. */
async function openLaboratory(options: Pick<EmulatorOptions, 'faults' | 'vcpuLimit' | 'clock'> = {}) {
  const emulator = await createEmulator({ instances: 'simulated', listen: false, ...options });
  const clients = {
    autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
    elasticLoadBalancing: emulator.directClient<ElasticLoadBalancingClient>('elb'),
    elasticLoadBalancingV2: emulator.directClient<ElasticLoadBalancingV2Client>('elbv2'),
    ec2: emulator.directClient<EC2Client>('ec2'),
  };
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  await clients.elasticLoadBalancing.send(
    new CreateLoadBalancerCommand({
      LoadBalancerName: 'web',
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
      Subnets: subnetIds,
    }),
  );
  const { Images = [] } = await clients.ec2.send(new DescribeImagesCommand({}));
  const imageId = Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId ?? '';
  const quotas = emulator.directClient<ServiceQuotasClient>('servicequotas');
  const readQuota = async (QuotaCode: string) => {
    const { Quota } = await quotas.send(new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode }));
    return Quota?.Value ?? 0;
  };
  const cloud = createAwsCloud({ ...clients, readQuota });
  const firstGroup = {
    instanceType: 't3.micro',
    subnetIds,
    sourceIds: ['web'],
    minSize: 1,
    maxSize: 20,
    desiredCapacity: 2,
  };
  const plan = (options: Partial<PlanOptions>) =>
    planRollout(cloud, { service: 'web', imageId, firstGroup, ...options });
  return {
    clients,
    vpcId: Subnets[0]?.VpcId ?? '',
    imageId,
    firstGroup,
    cloud,
    plan,
    emulator,
    /** What preflight finds, but for what is fine. */
    find: async (options: Partial<PlanOptions>) => {
      const { preflight } = await plan(options);
      return preflight.filter(({ level }) => level !== 'ok');
    },
    /** A group that somebody has made by hand, named `theirs` unless told otherwise. */
    makeGroup: async (
      change: Partial<CreateAutoScalingGroupCommandInput> = {},
      template: Parameters<typeof makeTemplate>[1] = {},
    ) =>
      clients.autoScaling.send(
        new CreateAutoScalingGroupCommand({
          AutoScalingGroupName: 'theirs',
          LaunchTemplate: {
            LaunchTemplateId: await makeTemplate(clients.ec2, { ImageId: imageId, ...template }),
          },
          MinSize: 0,
          MaxSize: 4,
          DesiredCapacity: 1,
          LoadBalancerNames: ['web'],
          VPCZoneIdentifier: subnetIds.join(','),
          ...change,
        }),
      ),
    /** A target group of instances in the same VPC, on no listener, unless told otherwise; answers its ARN. */
    makeTargets: async (change: Partial<CreateTargetGroupCommandInput>) => {
      const asked = { Name: 'web', Protocol: 'HTTP' as const, Port: 80, VpcId: Subnets[0]?.VpcId, ...change };
      const { TargetGroups } = await clients.elasticLoadBalancingV2.send(new CreateTargetGroupCommand(asked));
      return TargetGroups?.[0]?.TargetGroupArn ?? '';
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

async function makeTemplate(
  ec2: Pick<EC2Client, 'send'>,
  data: NonNullable<ConstructorParameters<typeof CreateLaunchTemplateCommand>[0]['LaunchTemplateData']>,
): Promise<string> {
  const LaunchTemplateData = { InstanceType: 't3.micro' as const, ...data };
  const command = new CreateLaunchTemplateCommand({ LaunchTemplateName: 'theirs', LaunchTemplateData });
  const { LaunchTemplate } = await ec2.send(command);
  return LaunchTemplate?.LaunchTemplateId ?? '';
}

type Laboratory = Awaited<ReturnType<typeof openLaboratory>>;

/** Each makes what its finding is about, and says how it is planned. */
const provocations: Readonly<Record<string, (laboratory: Laboratory) => Promise<Partial<PlanOptions>>>> = {
  'error free-addresses': async ({ clients, vpcId, firstGroup }) => {
    const CidrBlock = '172.31.240.0/28';
    const command = new CreateSubnetCommand({ VpcId: vpcId, CidrBlock, AvailabilityZone: 'us-east-1a' });
    const { Subnet } = await clients.ec2.send(command);
    return { firstGroup: { ...firstGroup, subnetIds: [Subnet?.SubnetId ?? ''], desiredCapacity: 12 } };
  },
  'error key-pair': async ({ clients, makeGroup }) => {
    await clients.ec2.send(new CreateKeyPairCommand({ KeyName: 'ops' }));
    await makeGroup({}, { KeyName: 'ops' });
    await clients.ec2.send(new DeleteKeyPairCommand({ KeyName: 'ops' }));
    return { adopt: 'theirs' };
  },
  'error volume-size': async ({ makeGroup }) => {
    await makeGroup(
      { DesiredCapacity: 0 },
      {
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 4 } }],
      },
    );
    return { adopt: 'theirs' };
  },
  'warning name-taken': async ({ makeGroup }) => {
    await makeGroup({ AutoScalingGroupName: 'web-v001', LoadBalancerNames: [] });
    return {};
  },
  'error name-taken': async ({ makeGroup }) => {
    await makeGroup({ AutoScalingGroupName: 'web-v001' });
    return {};
  },
  'error codedeploy-hook': async ({ clients, makeGroup }) => {
    await makeGroup();
    await putHook(clients.autoScaling, 'CodeDeploy-managed-automatic-launch-deployment-hook-Web-1', 600);
    return { adopt: 'theirs' };
  },
  'warning launching-hooks': async ({ clients, makeGroup }) => {
    await makeGroup();
    await putHook(clients.autoScaling, 'warm-up', hour);
    return { adopt: 'theirs' };
  },
  'error suspended-processes': async ({ clients, makeGroup }) => {
    await makeGroup();
    const ScalingProcesses = ['Terminate'];
    await clients.autoScaling.send(
      new SuspendProcessesCommand({ AutoScalingGroupName: 'theirs', ScalingProcesses }),
    );
    return { adopt: 'theirs' };
  },
  'error warm-pool': async ({ clients, makeGroup }) => {
    await makeGroup();
    await clients.autoScaling.send(new PutWarmPoolCommand({ AutoScalingGroupName: 'theirs' }));
    return { adopt: 'theirs' };
  },
  'error tag-count': async ({ makeGroup }) => {
    const Tags = Array.from({ length: 45 }, (_, index) => ({ Key: `team-${index}`, Value: 'web' }));
    await makeGroup({ Tags });
    return { adopt: 'theirs' };
  },
  'error owner': async ({ makeGroup }) => {
    await makeGroup({ Tags: [{ Key: 'elasticbeanstalk:environment-name', Value: 'shop' }] });
    return { adopt: 'theirs' };
  },
  'error deletion-protection': async ({ makeGroup }) => {
    await makeGroup({ DeletionProtection: 'prevent-all-deletion' });
    return { adopt: 'theirs' };
  },
  'warning grace-period': async ({ makeGroup }) => {
    await makeGroup({ HealthCheckGracePeriod: 0 });
    return { adopt: 'theirs' };
  },
  'error image-architecture': async ({ makeGroup }) => {
    await makeGroup({}, { InstanceType: 't4g.micro' }).catch(() => undefined);
    return {
      firstGroup: {
        instanceType: 't4g.micro',
        subnetIds: [],
        sourceIds: ['web'],
        minSize: 1,
        maxSize: 1,
        desiredCapacity: 1,
      },
    };
  },
  'error security-groups': async ({ clients, vpcId, firstGroup }) => {
    const [balancer, web] = [
      await makeGroupOf(clients.ec2, 'elb', vpcId),
      await makeGroupOf(clients.ec2, 'web', vpcId),
    ];
    await clients.elasticLoadBalancing.send(
      new ApplySecurityGroupsToLoadBalancerCommand({ LoadBalancerName: 'web', SecurityGroups: [balancer] }),
    );
    // The port of something else.
    await letIn(clients.ec2, web, { from: balancer, port: 22 });
    return { firstGroup: { ...firstGroup, securityGroupIds: [web] } };
  },
  'error credentials-end': async () => ({ credentialsLastMs: 1_000 }),
  'error image-exists': async () => ({ imageId: 'ami-0123456789abcdef0' }),
  'error capacity-max': async ({ firstGroup }) => ({ firstGroup: { ...firstGroup, desiredCapacity: 30 } }),
  'error capacity-min': async ({ firstGroup }) => ({ firstGroup: { ...firstGroup, minSize: 30 } }),
  'error capacity-target': async ({ firstGroup }) => ({
    firstGroup: { ...firstGroup, minSize: 0, desiredCapacity: 0 },
  }),
  'error subnets-exist': async ({ firstGroup }) => ({
    firstGroup: { ...firstGroup, subnetIds: ['subnet-0123456789abcdef0'] },
  }),
  'error traffic-sources-exist': async ({ firstGroup }) => ({
    firstGroup: { ...firstGroup, sourceIds: ['none'] },
  }),
  'error traffic-sources-attached': async ({ makeGroup }) => {
    await makeGroup({ LoadBalancerNames: [] });
    return { adopt: 'theirs' };
  },
  'warning draining': async () => ({}),
  'error other-groups': async ({ makeGroup }) => {
    await makeGroup();
    return {};
  },
  'error health-timing': async () => ({ healthyDeadlineMs: 1_000 }),
  'warning health-check-type': async ({ makeGroup }) => {
    await makeGroup();
    return { adopt: 'theirs' };
  },
  'warning scale-in-protection': async ({ makeGroup }) => {
    await makeGroup({ NewInstancesProtectedFromScaleIn: true });
    return { adopt: 'theirs' };
  },
  'warning settings-carried': async ({ makeGroup }) => {
    await makeGroup({ Context: 'theirs' });
    return { adopt: 'theirs' };
  },
  'warning terminating-hooks': async ({ clients, makeGroup }) => {
    await makeGroup();
    await putHook(clients.autoScaling, 'say-goodbye', hour, 'autoscaling:EC2_INSTANCE_TERMINATING');
    return { adopt: 'theirs' };
  },
  'error refresh-source': async ({ makeGroup }) => {
    await makeGroup();
    return { adopt: 'theirs', strategy: 'refresh' };
  },
  'error refresh-room': async ({ makeGroup }) => {
    await makeGroup({ MaxSize: 1 });
    return { adopt: 'theirs', strategy: 'refresh' };
  },
  'error refresh-health': async ({ makeGroup }) => {
    await makeGroup();
    return { adopt: 'theirs', strategy: 'refresh' };
  },
  'warning previous-serves': async ({ makeGroup }) => {
    await makeGroup();
    return { adopt: 'theirs' };
  },
  // The image that its group has, of which nothing serves.
  'error live-serves': async ({ makeGroup }) => {
    await makeGroup();
    return { adopt: 'theirs' };
  },
  'error undo-fits': async ({ makeGroup, makeTargets }) => {
    const TargetGroupARNs: string[] = [];
    for (let index = 0; index < 120; index += 1)
      TargetGroupARNs.push(await makeTargets({ Name: `a-name-of-thirty-two-letters-${index}` }));
    await makeGroup({ TargetGroupARNs });
    return { adopt: 'theirs' };
  },
  'error refresh-under-way': async ({ clients, makeGroup }) => {
    await makeGroup();
    const command = new StartInstanceRefreshCommand({ AutoScalingGroupName: 'theirs' });
    await clients.autoScaling.send(command);
    return { adopt: 'theirs', strategy: 'refresh' };
  },
  'error target-group-listener': async ({ firstGroup, makeTargets }) => ({
    firstGroup: { ...firstGroup, sourceIds: [await makeTargets({})] },
  }),
  'error target-group-type': async ({ firstGroup, makeTargets }) => ({
    firstGroup: { ...firstGroup, sourceIds: [await makeTargets({ TargetType: 'ip' })] },
  }),
  'error target-group-vpc': async ({ clients, firstGroup, makeTargets }) => {
    const { Vpc } = await clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
    return { firstGroup: { ...firstGroup, sourceIds: [await makeTargets({ VpcId: Vpc?.VpcId })] } };
  },
};

async function makeGroupOf(ec2: Pick<EC2Client, 'send'>, GroupName: string, VpcId: string): Promise<string> {
  const command = new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId });
  return (await ec2.send(command)).GroupId ?? '';
}

async function letIn(
  ec2: Pick<EC2Client, 'send'>,
  GroupId: string,
  { from, port }: { readonly from: string; readonly port: number },
): Promise<void> {
  const UserIdGroupPairs = [{ GroupId: from }];
  const rule = { IpProtocol: 'tcp', FromPort: port, ToPort: port, UserIdGroupPairs };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] }));
}

async function putHook(
  autoScaling: Pick<AutoScalingClient, 'send'>,
  LifecycleHookName: string,
  HeartbeatTimeout: number,
  LifecycleTransition = 'autoscaling:EC2_INSTANCE_LAUNCHING',
): Promise<void> {
  await autoScaling.send(
    new PutLifecycleHookCommand({
      AutoScalingGroupName: 'theirs',
      LifecycleHookName,
      LifecycleTransition,
      HeartbeatTimeout,
    }),
  );
}

const specOf = (path: string) => readFile(join(import.meta.dirname, '../../../..', path), 'utf8');

/** What is found by facts that are given to it, one by one. */
const byFacts = await specOf('packages/rolling-asg/src/plan/preflight/preflight.spec.ts');

/** Those that are provoked with alarms of CloudWatch, or by the command itself: where, and a word of that spec. */
const elsewhere: Readonly<Record<string, readonly [string, string]>> = {
  alarms: ['packages/rolling-asg/src/run/run-rollout.alarms.spec.ts', 'There is no alarm `errors`'],
  permissions: ['apps/cli/src/iam/rights/permission-findings.spec.ts', 'permissionFindings'],
  'group-settings': ['apps/cli/src/rollout/ignored-settings.spec.ts', 'ignoredSettings'],
};

describe('preflight, asked of the emulator', () => {
  it('has a case for each of its ids: made here, given as facts, or elsewhere', () => {
    const made = new Set(Object.keys(provocations).map((name) => name.split(' ')[1]));
    const isGiven = (id: string) => byFacts.includes(`error ${id}: `) || byFacts.includes(`warning ${id}: `);
    const isCovered = (id: string) => made.has(id) || isGiven(id) || Object.hasOwn(elsewhere, id);

    expect(Object.keys(preflightRules).filter((id) => !isCovered(id))).toEqual([]);
  });

  it.each(Object.entries(elsewhere))('leaves %s to another spec, which is there', async (_id, spec) => {
    const [path, word] = spec;

    expect(await specOf(path)).toContain(word);
  });

  it.each(Object.entries(provocations))('finds %s', async (name, provoke) => {
    await using laboratory = await openLaboratory();
    const options = await provoke(laboratory);

    const found = await laboratory.find(options);

    expect(found.map(({ level, check }) => `${level} ${check}`)).toContain(name);
  });

  it('finds that the account has fewer vCPUs than next; the same rollout without preflight goes back', async () => {
    const clock = createVirtualClock();
    await using laboratory = await openLaboratory({ vcpuLimit: 6, clock });
    const { cloud, emulator, plan } = laboratory;
    const imageId = emulator.registerSimulatedImage({ name: 'one' });
    const deploy = async (options: Partial<PlanOptions>) =>
      runRollout(await plan({ imageId, clock, ...options }), { cloud, clock });
    const first = await deploy({});
    expect(first.outcome).toBe('deployed');

    const beside = await plan({ clock, overrides: { instanceType: 't3.small' } });

    expect(beside.preflight.map(({ level, check, text }) => `${level} ${check}: ${text}`)).toContain(
      'error vcpu-quota: 2 instances of t3.small have 4 vCPUs, 2 of 6 are free (quota L-1216C47A)',
    );
    const again = { overrides: { instanceType: 't3.small' }, skipPreflight: ['vcpu-quota'] };
    const without = await deploy(again);
    expect(without.outcome).toBe('rolled-back');
    expect(JSON.stringify(without)).toContain('your current vCPU limit of 6');
  });

  it.each([
    ['the rollout goes on when somebody has deleted the pool', true],
    ['it needs a person while the pool stays, and next serves', false],
  ])('finds a warm pool; without preflight, %s', async (_case, isDeleted) => {
    const clock = createVirtualClock();
    await using laboratory = await openLaboratory({ clock });
    const { cloud, emulator, makeGroup, plan, clients } = laboratory;
    const named = { AutoScalingGroupName: 'theirs' };
    await makeGroup({}, { ImageId: emulator.registerSimulatedImage({ name: 'one' }) });
    await clients.autoScaling.send(new PutWarmPoolCommand({ ...named, MinSize: 1 }));
    await clock.sleep(120_000);
    const imageId = emulator.registerSimulatedImage({ name: 'two' });
    const asked = { adopt: 'theirs', imageId, clock, skipPreflight: ['warm-pool'] };
    const onEvent = (event: RolloutEvent) => {
      const isHeldUp = event.kind === 'waiting' && event.reason.includes('while it has a warm pool');
      if (isDeleted && isHeldUp) void clients.autoScaling.send(new DeleteWarmPoolCommand(named));
    };

    const told = await runRollout(await plan(asked), { cloud, clock, onEvent }).then(
      ({ outcome, live }) => `${outcome}: ${live?.name} serves with ${live?.inService}`,
      (error: Error) => error.message,
    );

    expect(told).toMatch(
      isDeleted
        ? /^deployed: web-v001 serves with 1$/
        : /needs a person.*while it has a warm pool.*`web-v001` \(next\) serves with 1 of 1/,
    );
  });

  it('warns where the maximum would not fit', async () => {
    await using laboratory = await openLaboratory({ vcpuLimit: 8 });

    const found = await laboratory.find({});

    expect(found.map(({ level, check }) => `${level} ${check}`)).toContain('warning vcpu-quota');
  });

  it('finds none of them where nothing was made', async () => {
    await using laboratory = await openLaboratory();

    const found = await laboratory.find({});

    expect(found.map(({ level, check }) => `${level} ${check}`)).toEqual(['warning draining']);
  });

  it('has nothing to say of security groups that let the load balancer in', async () => {
    await using laboratory = await openLaboratory();
    const { clients, vpcId, firstGroup } = laboratory;
    const [balancer, web] = [
      await makeGroupOf(clients.ec2, 'elb', vpcId),
      await makeGroupOf(clients.ec2, 'web', vpcId),
    ];
    const command = { LoadBalancerName: 'web', SecurityGroups: [balancer] };
    await clients.elasticLoadBalancing.send(new ApplySecurityGroupsToLoadBalancerCommand(command));
    await letIn(clients.ec2, web, { from: balancer, port: 80 });

    const found = await laboratory.find({ firstGroup: { ...firstGroup, securityGroupIds: [web] } });

    expect(found.map(({ level, check }) => `${level} ${check}`)).toEqual(['warning draining']);
  });

  it('says which of its questions it may not ask, and goes on', async () => {
    await using laboratory = await openLaboratory({
      faults: {
        faults: [
          {
            fault: 'access-denied',
            operations: ['ec2:DescribeInstanceTypeOfferings', 'ec2:DescribeKeyPairs'],
          },
        ],
      },
    });
    const { firstGroup } = laboratory;

    const found = await laboratory.find({ firstGroup: { ...firstGroup, keyName: 'ops' } });

    const unread = found.filter(({ level }) => level === 'unread').map(({ text }) => text);
    expect(unread).toEqual([
      expect.stringMatching(
        /^where t3\.micro is offered was not read: DescribeInstanceTypeOfferings failed: /,
      ),
      expect.stringMatching(/^whether key pair ops is there was not read: DescribeKeyPairs failed: /),
    ]);
  });
});
