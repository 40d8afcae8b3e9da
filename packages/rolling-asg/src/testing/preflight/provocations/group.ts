import {
  AttachTrafficSourcesCommand,
  DescribePoliciesCommand,
  EnterStandbyCommand,
  PutLifecycleHookCommand,
  PutScalingPolicyCommand,
  PutWarmPoolCommand,
  SuspendProcessesCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import type { Laboratory } from '../open-laboratory.js';
import type { Provocations } from './provocation.js';

const hour = 3_600;
const named = { AutoScalingGroupName: 'theirs' };
const adopt = { adopt: 'theirs' };

/** What a group that is there has on it. */
export const groupProvocations: Provocations = {
  'error launch-template': {
    provoke: async ({ makeGroup, makeTemplate }) => {
      const LaunchTemplateSpecification = { LaunchTemplateId: await makeTemplate({}), Version: '1' };
      const Overrides = [{ InstanceType: 't3.micro' as const }, { InstanceType: 't3.small' as const }];
      await makeGroup({
        LaunchTemplate: undefined,
        MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification, Overrides } },
      });
      return { ...adopt, overrides: { instanceType: 't3.large' } };
    },
  },
  'error owner': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ Tags: [{ Key: 'elasticbeanstalk:environment-name', Value: 'shop' }] });
      return adopt;
    },
  },
  'error codedeploy-hook': {
    provoke: async ({ clients, makeGroup }) => {
      await makeGroup();
      await putHook(clients.autoScaling, 'CodeDeploy-managed-automatic-launch-deployment-hook-Web-1', 600);
      return adopt;
    },
    without: /^rolled-back .*nobody has completed the lifecycle hook `CodeDeploy-managed/,
  },
  'warning launching-hooks': {
    provoke: async ({ clients, makeGroup }) => {
      await makeGroup();
      await putHook(clients.autoScaling, 'warm-up', hour);
      return adopt;
    },
    without:
      /^rolled-back .* theirs serves with 1: .*nobody has completed the lifecycle hook `warm-up` \(at most 1h\)/,
  },
  'warning terminating-hooks': {
    provoke: async ({ clients, makeGroup }) => {
      await makeGroup();
      await putHook(clients.autoScaling, 'say-goodbye', hour, 'autoscaling:EC2_INSTANCE_TERMINATING');
      return adopt;
    },
    without: /^deployed after 1h/,
  },
  'error suspended-processes': {
    provoke: async ({ clients, makeGroup }) => {
      await makeGroup();
      const ScalingProcesses = ['Terminate'];
      await clients.autoScaling.send(new SuspendProcessesCommand({ ...named, ScalingProcesses }));
      return adopt;
    },
    without: /^rolled-back .*want Terminate running, have suspended/,
  },
  'error standby': {
    provoke: async ({ clients, makeGroup, readGroup }) => {
      await makeGroup({ DesiredCapacity: 2 });
      const [aside] = (await readGroup('theirs'))?.Instances ?? [];
      const InstanceIds = [aside?.InstanceId ?? ''];
      await clients.autoScaling.send(
        new EnterStandbyCommand({ ...named, InstanceIds, ShouldDecrementDesiredCapacity: true }),
      );
      return adopt;
    },
    without: /needs a person.*is in Standby/,
  },
  'error warm-pool': {
    provoke: async ({ clients, makeGroup }) => {
      await makeGroup();
      await clients.autoScaling.send(new PutWarmPoolCommand(named));
      return adopt;
    },
    without: /needs a person.*while it has a warm pool/,
  },
  'error tag-count': {
    provoke: async ({ makeGroup }) => {
      const Tags = Array.from({ length: 45 }, (_, index) => ({ Key: `team-${index}`, Value: 'web' }));
      await makeGroup({ Tags });
      return adopt;
    },
  },
  'error deletion-protection': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ DeletionProtection: 'prevent-all-deletion' });
      return adopt;
    },
    look: lookForTheirs,
    without: /^deployed .* theirs is gone$/,
  },
  'warning scale-in-protection': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ NewInstancesProtectedFromScaleIn: true });
      return adopt;
    },
    look: lookForTheirs,
    without: /^deployed .* theirs is gone$/,
  },
  'warning settings-carried': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ Context: 'theirs' });
      return adopt;
    },
    look: async ({ readGroup }) => `web-v001 has the context ${(await readGroup('web-v001'))?.Context}`,
    without: /^deployed .* web-v001 has the context undefined$/,
  },
  'warning grace-period': {
    provoke: async ({ makeGroup, slowImageId }) => {
      await makeGroup({ HealthCheckGracePeriod: 0 });
      return { ...adopt, imageId: slowImageId };
    },
    without: /^rolled-back .*never became healthy/,
  },
  'warning health-check-type': {
    provoke: async ({ makeGroup }) => {
      await makeGroup({ HealthCheckType: 'EC2' });
      return adopt;
    },
    look: async ({ readGroup }) => `web-v001 checks by ${(await readGroup('web-v001'))?.HealthCheckType}`,
    without: /^deployed .* web-v001 checks by ELB$/,
  },
  'warning previous-serves': {
    provoke: async ({ emulator, makeGroup, failingImageId: ImageId }) => {
      await makeGroup({}, { ImageId });
      return {
        ...adopt,
        imageId: emulator.registerSimulatedImage({ name: 'failing too', answers: 'failing' }),
      };
    },
    without: /needs a person.*`theirs` \(previous\) serves with 0 of 1/,
  },
  // The image that its group has, of which nothing serves.
  'error live-serves': {
    provoke: async ({ makeGroup, failingImageId: ImageId }) => {
      await makeGroup({}, { ImageId });
      return { ...adopt, imageId: ImageId };
    },
    without: /needs a person.*`web-v001` \(next\) serves with 0 of 1/,
  },
  'error undo-fits': {
    provoke: async ({ makeGroup, makeTargets }) => {
      const TargetGroupARNs: string[] = [];
      for (let index = 0; index < 120; index += 1)
        TargetGroupARNs.push(await makeTargets({ Name: `a-name-of-thirty-two-letters-${index}` }));
      await makeGroup({ TargetGroupARNs });
      return adopt;
    },
  },
  'error traffic-sources': {
    provoke: async ({ clients, emulator, makeGroup }) => {
      await makeGroup();
      const Identifier = `arn:aws:vpc-lattice:${emulator.region}:${emulator.account}:targetgroup/tg-0123456789abcdef0`;
      const TrafficSources = [{ Identifier, Type: 'vpc-lattice' }];
      await clients.autoScaling.send(new AttachTrafficSourcesCommand({ ...named, TrafficSources }));
      return adopt;
    },
  },
  'warning policy-alarms': {
    provoke: async ({ clients, makeGroup }) => {
      await makeGroup();
      const { PolicyARN = '' } = await clients.autoScaling.send(
        new PutScalingPolicyCommand({
          ...{ ...named, PolicyName: 'up', PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity' },
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        }),
      );
      await clients.cloudWatch.send(
        new PutMetricAlarmCommand({
          ...{ AlarmName: 'requests-high', Namespace: 'web', MetricName: 'requests', Statistic: 'Sum' },
          ...{ Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' },
          AlarmActions: [PolicyARN],
        }),
      );
      return adopt;
    },
    look: async ({ clients }) => {
      const command = new DescribePoliciesCommand({ AutoScalingGroupName: 'web-v001' });
      const { ScalingPolicies = [] } = await clients.autoScaling.send(command);
      const told = ScalingPolicies.map(
        ({ PolicyName, Alarms = [] }) => `${PolicyName} by ${Alarms.length} alarms`,
      );
      return `web-v001 is scaled ${told.join(', ')}`;
    },
    without: /^deployed .* web-v001 is scaled up by 0 alarms$/,
  },
  'error other-groups': {
    provoke: async ({ makeGroup }) => {
      await makeGroup();
      return {};
    },
    look: async ({ readGroup }) => {
      const { Instances = [] } = (await readGroup('theirs')) ?? {};
      return `theirs has ${Instances.length} instance beside it`;
    },
    without: /^deployed .* theirs has 1 instance beside it$/,
  },
};

async function lookForTheirs({ readGroup }: Laboratory): Promise<string> {
  return (await readGroup('theirs')) === undefined ? 'theirs is gone' : 'theirs is there';
}

async function putHook(
  autoScaling: Pick<AutoScalingClient, 'send'>,
  LifecycleHookName: string,
  HeartbeatTimeout: number,
  LifecycleTransition = 'autoscaling:EC2_INSTANCE_LAUNCHING',
): Promise<void> {
  await autoScaling.send(
    new PutLifecycleHookCommand({ ...named, LifecycleHookName, LifecycleTransition, HeartbeatTimeout }),
  );
}
