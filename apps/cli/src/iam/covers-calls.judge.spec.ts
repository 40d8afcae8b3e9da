import {
  DescribeAutoScalingGroupsCommand,
  EnableMetricsCollectionCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  SetInstanceProtectionCommand,
} from '@aws-sdk/client-auto-scaling';
import { abortRollout, observeService, runRollout, type RunOptions } from '@clicamos/rolling-asg';
import { cloudOf } from '../environment/cloud-of.js';
import type { Environment } from '../environment/environment.js';
import { chooseImage } from '../image/choose-image.js';
import { planService } from '../rollout/plan-service.js';
import { callPort } from '../testing/call-port.js';
import { createRecordedService, type RecordedService } from '../testing/recorded-service.js';
import { uncalledActions } from './actions.js';
import { checkPermissions } from './rights/check-permissions.js';
import { iamPolicy } from './iam-policy.js';

const { signal } = new AbortController();
const bad = { HEALTH_STATUS: '500' };
const publicImage = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

/** As `plan` and `deploy` do it: the account checked, the image verified, planned, run. */
async function deploy(service: RecordedService, imageId: string, options: Partial<RunOptions> = {}) {
  return service.record(async () => {
    const environment = await service.open();
    await chooseImage({ kind: 'id', imageId }, environment, signal);
    const cloud = cloudOf(environment);
    const plan = await planService({ environment, cloud, imageId, signal });
    return runRollout(plan, { cloud, clock: environment.clock, ...options });
  });
}

const abort = (environment: Environment) =>
  abortRollout(cloudOf(environment), { service: 'web', clock: environment.clock, by: 'another@machine' });

/** What the next group takes over, and what keeps the live one from being emptied. */
async function decorateLiveGroup({ clients: { autoScaling } }: Environment): Promise<void> {
  const { AutoScalingGroups: [live] = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  const group = { AutoScalingGroupName: live?.AutoScalingGroupName ?? '' };
  await autoScaling.send(
    new PutScalingPolicyCommand({
      ...group,
      PolicyName: 'out',
      PolicyType: 'SimpleScaling',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
    }),
  );
  await autoScaling.send(
    new PutScheduledUpdateGroupActionCommand({
      ...group,
      ScheduledActionName: 'night',
      Recurrence: '0 3 * * *',
      MinSize: 2,
    }),
  );
  await autoScaling.send(new EnableMetricsCollectionCommand({ ...group, Granularity: '1Minute' }));
  const InstanceIds = live?.Instances?.map(({ InstanceId = '' }) => InstanceId) ?? [];
  await autoScaling.send(
    new SetInstanceProtectionCommand({ ...group, InstanceIds, ProtectedFromScaleIn: true }),
  );
}

/** Another machine aborts while next is waited for; the runner must find that out and stop. */
async function deployAndAbortElsewhere(service: RecordedService, imageId: string): Promise<string> {
  let aborted: Promise<{ readonly outcome: string }> | undefined;
  const environment = await service.open();
  const running = deploy(service, imageId, {
    onEvent: (event) => {
      if (event.kind === 'waiting') aborted ??= abort(environment);
    },
  });
  await running.catch(() => undefined); // fenced off: what counts is how the abort ended
  return service.record(async () => (await aborted)?.outcome ?? 'never began');
}

/** Of a session of a role that has a path, which nobody knows before it is asked for. */
async function askRights(service: RecordedService): Promise<void> {
  const environment = await service.open();
  if (environment.settings.cloud !== 'aws') throw new Error('Expected an environment on AWS');
  const principal = `arn:aws:sts::${service.account}:assumed-role/web-other/me`;
  await checkPermissions({ environment, settings: environment.settings, principal, signal });
}

const allowed = (policy: ReturnType<typeof iamPolicy>): readonly string[] =>
  [...new Set(policy.Statement.flatMap(({ Action }) => Action))].sort();

describe('the policy for a deployer', () => {
  it('allows exactly what the commands were seen to call, what else the port can, and what AWS checks unasked', async () => {
    await using service = await createRecordedService();
    const outcomes: string[] = [];

    outcomes.push((await deploy(service, await service.bake(bad))).outcome);
    outcomes.push((await deploy(service, await service.bake())).outcome);
    await decorateLiveGroup(await service.open());
    outcomes.push((await deploy(service, await service.bake())).outcome);
    outcomes.push((await deploy(service, await service.bake(bad))).outcome);
    // Previous is out of its load balancers by then, and has to come back.
    let hasLeft = false;
    const failInDrain: Partial<RunOptions> = {
      onEvent: (event) => (hasLeft ||= event.kind === 'waiting' && event.step === 'drain'),
      bakeCheck: () => (hasLeft ? 'p99 jumped' : undefined),
    };
    outcomes.push((await deploy(service, await service.bake(), failInDrain)).outcome);
    outcomes.push(await deployAndAbortElsewhere(service, await service.bake()));
    await service.record(async () => {
      const environment = await service.open();
      await observeService(cloudOf(environment), { service: 'web', signal });
    });

    expect(outcomes).toEqual([
      'rolled-back',
      'deployed',
      'deployed',
      'rolled-back',
      'rolled-back',
      'rolled-back',
    ]);
    const policy = iamPolicy({ service: 'web', ...service, instanceRole: 'web-app-*' });
    expect(allowed(policy)).toEqual(expect.arrayContaining([...service.actions()]));
    const targetGroupArn = await service.createTargetGroup();
    await service.record(async () => callPort(cloudOf(await service.open()), targetGroupArn));
    await service.record(() => askRights(service));
    // Alarms are a service of their own, which not every endpoint has.
    const called = new Set([...service.actions(), 'cloudwatch:DescribeAlarms']);
    expect(allowed(policy)).toEqual([...called, ...Object.keys(uncalledActions)].sort());

    await service.record(async () =>
      chooseImage({ kind: 'ssm', name: publicImage }, await service.open(), signal),
    );
    const withParameter = iamPolicy({
      service: 'web',
      ...service,
      instanceRole: 'web-app-*',
      parameter: publicImage,
    });
    expect(allowed(withParameter)).toEqual([...service.actions(), ...Object.keys(uncalledActions)].sort());
  }, 180_000);
});
