import {
  AttachLoadBalancerTargetGroupsCommand,
  DescribeLoadBalancerTargetGroupsCommand,
  DetachLoadBalancersCommand,
  DetachLoadBalancerTargetGroupsCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeInstanceHealthCommand } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeTargetHealthCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { answerOf } from './answer-of.mjs';
import { groupOf, grown, idsOf, notInService, resize } from './groups.mjs';
import { notSeen } from './not-seen.mjs';

const minutesMs = 300_000;

/** The instance of the first group in front of both load balancers, and on its way out of them. */
export const sourceChecks = [
  {
    id: 'classic-words',
    needs: 'instance-version',
    assumes:
      'a Classic Load Balancer says InService, with the reason N/A, of an instance that passes its checks',
    expected: ['InService N/A'],
    async look(scene) {
      await grown(scene, scene.names.first, 1);
      const state = await scene.pace.until(async () => {
        const one = await classicState(scene);
        return one?.State === 'InService' ? one : undefined;
      }, minutesMs);
      if (state === undefined)
        return `${notSeen}it never passed; last ${JSON.stringify(await classicState(scene))}`;
      return `${state.State} ${state.ReasonCode}`;
    },
  },
  {
    id: 'classic-unknown',
    assumes: 'the health of a Classic Load Balancer that there is none of is LoadBalancerNotFound',
    expected: ['AccessPointNotFoundException', 'LoadBalancerNotFound'],
    look: ({ send, names }) =>
      answerOf(send.classic(new DescribeInstanceHealthCommand({ LoadBalancerName: `${names.prefix}-no` }))),
  },
  {
    id: 'target-unknown',
    needs: 'instance-version',
    assumes:
      'an instance that is not registered is no row, or `unused` with Target.NotRegistered when asked for',
    expected: ['unused Target.NotRegistered'],
    async look(scene) {
      const Targets = await ids(scene);
      if (Targets.length === 0) return `${notSeen}there is no instance`;
      const which = { TargetGroupArn: scene.targetGroupArn, Targets };
      const answer = await scene.send.application(new DescribeTargetHealthCommand(which));
      const health = answer.TargetHealthDescriptions?.[0]?.TargetHealth;
      return health === undefined ? 'no row' : `${health.State} ${health.Reason}`;
    },
  },
  {
    id: 'target-starts',
    needs: 'instance-version',
    assumes:
      'a target is `initial` with Elb.RegistrationInProgress or Elb.InitialHealthChecking, then `healthy`',
    expected: [
      'initial Elb.RegistrationInProgress, then healthy',
      'initial Elb.InitialHealthChecking, then healthy',
    ],
    async look(scene) {
      await scene.send.autoScaling(new AttachLoadBalancerTargetGroupsCommand(targetGroup(scene)));
      const first = await scene.pace.until(() => targetHealth(scene, scene.targetGroupArn), minutesMs);
      if (first === undefined) return `${notSeen}it was never registered`;
      const last = await scene.pace.until(async () => {
        const health = await targetHealth(scene, scene.targetGroupArn);
        return health?.State === 'healthy' ? health : undefined;
      }, minutesMs);
      if (first.State === 'healthy') return `${notSeen}it was healthy before the first look`;
      return `${first.State} ${first.Reason}, then ${last?.State ?? 'never healthy'}`;
    },
  },
  {
    id: 'target-without-listener',
    needs: 'instance-version',
    assumes: 'a target of a group that is on no listener is `unused` with Target.NotInUse',
    expected: ['unused Target.NotInUse'],
    async look(scene) {
      const Targets = await ids(scene);
      if (Targets.length === 0) return `${notSeen}there is no instance`;
      const { unlistenedArn: TargetGroupArn } = scene;
      await scene.send.application(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
      const health = await scene.pace.until(() => targetHealth(scene, TargetGroupArn), 60_000);
      return `${health?.State} ${health?.Reason}`;
    },
  },
  {
    id: 'source-states',
    needs: 'target-starts',
    assumes:
      'the group says that a target group is Added or InService, then Removing until the last target has drained',
    expected: ['InService, then Removing', 'Added, then Removing'],
    async look(scene) {
      const before = await sourceState(scene);
      await scene.send.autoScaling(new DetachLoadBalancerTargetGroupsCommand(targetGroup(scene)));
      return `${before}, then ${(await sourceState(scene)) ?? 'nothing'}`;
    },
  },
  {
    id: 'lists-removing',
    needs: 'source-states',
    assumes: 'a group that is leaving a target group lists it among its own until it has left',
    expected: ['listed'],
    others: ['not listed'],
    doubt: 'listsRemoving of the simulation',
    async look(scene) {
      if ((await sourceState(scene)) !== 'Removing') return `${notSeen}it had left already`;
      const { TargetGroupARNs = [] } = await groupOf(scene, scene.names.first);
      return TargetGroupARNs.includes(scene.targetGroupArn) ? 'listed' : 'not listed';
    },
  },
  {
    id: 'target-leaves',
    needs: 'source-states',
    assumes:
      'a target that leaves is `draining` with Target.DeregistrationInProgress for its whole delay, also idle',
    expected: ['draining Target.DeregistrationInProgress'],
    async look(scene) {
      const health = await targetHealth(scene, scene.targetGroupArn);
      return health === undefined ? `${notSeen}no row` : `${health.State} ${health.Reason}`;
    },
  },
  {
    id: 'detach-while-removing',
    needs: 'source-states',
    assumes: 'detaching once more while the group is leaving is taken',
    expected: ['taken'],
    others: ['ValidationError'],
    doubt: 'detachWhileRemoving',
    async look(scene) {
      if ((await sourceState(scene)) !== 'Removing') return `${notSeen}it had left already`;
      return answerOf(scene.send.autoScaling(new DetachLoadBalancerTargetGroupsCommand(targetGroup(scene))));
    },
  },
  {
    id: 'attach-while-removing',
    needs: 'source-states',
    assumes: 'attaching while the group is leaving is taken, and the target gets requests again',
    expected: ['taken, healthy'],
    others: /^(ResourceContention|ValidationError)/,
    doubt: 'attachWhileRemoving',
    async look(scene) {
      if ((await sourceState(scene)) !== 'Removing') return `${notSeen}it had left already`;
      const attach = () =>
        answerOf(scene.send.autoScaling(new AttachLoadBalancerTargetGroupsCommand(targetGroup(scene))));
      const answer = await attach();
      if (answer !== 'taken') {
        await scene.pace.until(async () => (await attach()) === 'taken', minutesMs);
        return answer;
      }
      const isBack = await scene.pace.until(async () => {
        const health = await targetHealth(scene, scene.targetGroupArn);
        return health?.State === 'healthy';
      }, minutesMs);
      return `taken, ${isBack ? 'healthy' : 'never healthy again'}`;
    },
  },
  {
    id: 'resize-takes-out',
    needs: 'target-starts',
    assumes: 'a group that is resized to 0 deregisters first, and terminates what has drained',
    expected: ['draining while Terminating'],
    async look(scene) {
      await resize(scene, scene.names.first, 0);
      const seen = await scene.pace.until(async () => {
        const health = await targetHealth(scene, scene.targetGroupArn);
        const state = (await groupOf(scene, scene.names.first)).Instances[0]?.LifecycleState;
        if (state === 'InService') return undefined;
        return `${health?.State ?? 'no target'} while ${state ?? 'gone'}`;
      }, minutesMs);
      await scene.pace.until(async () => (await ids(scene)).length === 0, minutesMs);
      return seen ?? `${notSeen}nothing happened`;
    },
  },
  {
    id: 'classic-leaves',
    needs: 'classic-words',
    assumes: 'an instance that leaves a Classic Load Balancer stays InService, told by its description alone',
    expected: /^InService .*deregistration currently in progress/i,
    async look(scene) {
      const { send, names } = scene;
      await resize(scene, names.first, 1);
      if ((await grown(scene, names.first, 1)) === undefined)
        return notInService(await groupOf(scene, names.first));
      await scene.pace.until(async () => (await classicState(scene))?.State === 'InService', minutesMs);
      const LoadBalancerNames = [names.classic];
      const named = { AutoScalingGroupName: names.first, LoadBalancerNames };
      await send.autoScaling(new DetachLoadBalancersCommand(named));
      const state = await scene.pace.until(async () => {
        const one = await classicState(scene);
        return one === undefined || /deregistration/i.test(one.Description) ? [one] : undefined;
      }, 60_000);
      if (state?.[0] === undefined) return `${notSeen}it left at once, idle as it is`;
      return `${state[0].State} ${state[0].Description}`;
    },
  },
];

const targetGroup = ({ names, targetGroupArn }) => ({
  AutoScalingGroupName: names.first,
  TargetGroupARNs: [targetGroupArn],
});

async function ids(scene) {
  return idsOf(await groupOf(scene, scene.names.first)).map((Id) => ({ Id }));
}

async function classicState({ send, names }) {
  const { InstanceStates = [] } = await send.classic(
    new DescribeInstanceHealthCommand({ LoadBalancerName: names.classic }),
  );
  return InstanceStates[0];
}

async function targetHealth({ send }, TargetGroupArn) {
  const answer = await send.application(new DescribeTargetHealthCommand({ TargetGroupArn }));
  return answer.TargetHealthDescriptions?.[0]?.TargetHealth;
}

async function sourceState({ send, names, targetGroupArn }) {
  const which = { AutoScalingGroupName: names.first };
  const answer = await send.autoScaling(new DescribeLoadBalancerTargetGroupsCommand(which));
  const found = answer.LoadBalancerTargetGroups?.find(
    ({ LoadBalancerTargetGroupARN }) => LoadBalancerTargetGroupARN === targetGroupArn,
  );
  return found?.State;
}
