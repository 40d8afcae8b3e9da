import { PutLifecycleHookCommand } from '@aws-sdk/client-auto-scaling';
import type { CloudPort } from '../cloud/ports.js';
import type { RolloutEvent } from '../engine/context/events.js';
import { runRollout } from '../run/run-rollout.js';
import { openLaboratory } from '../testing/preflight/open-laboratory.js';

/** A group whose next instances wait for an hour for a hook that nobody completes, rolled out. */
async function rollWithStuckHook(faults: Parameters<typeof openLaboratory>[0] = {}) {
  await using laboratory = await openLaboratory(faults);
  const { clients, clock, cloud, plan, makeGroup } = laboratory;
  await makeGroup();
  await clients.autoScaling.send(
    new PutLifecycleHookCommand({
      ...{ AutoScalingGroupName: 'theirs', LifecycleHookName: 'warm-up', HeartbeatTimeout: 3_600 },
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
    }),
  );
  const events: RolloutEvent[] = [];
  const asked: string[] = [];
  const counted: CloudPort = {
    ...cloud,
    deleteHook: (group, hook, signal) => {
      asked.push(`${hook} of ${group}`);
      return cloud.deleteHook(group, hook, signal);
    },
  };
  const planned = await plan({ adopt: 'theirs' });
  const startedAt = clock.now();
  const end = await runRollout(planned, {
    cloud: counted,
    clock,
    onEvent: (event) => events.push(event),
  }).catch((error: Error) => error);
  const groups = await cloud.findGroups({ names: ['theirs', 'web-v001'] });
  return { end, events, asked, groups, minutes: (clock.now() - startedAt) / 60_000 };
}

const denied: NonNullable<Parameters<typeof openLaboratory>[0]> = {
  faults: { faults: [{ fault: 'access-denied', operations: ['autoscaling:DeleteLifecycleHook'] }] },
};

describe('a launching hook that nobody completes', () => {
  it('ends with the group that it holds up, and does not keep the way back waiting', async () => {
    const { end, groups, minutes } = await rollWithStuckHook();

    expect(end).toMatchObject({
      outcome: 'rolled-back',
      reason: expect.stringContaining('nobody has completed the lifecycle hook `warm-up` (at most 1h)'),
      live: { name: 'theirs', inService: 1 },
    });
    expect(groups.map(({ name }) => name)).toEqual(['theirs']);
    expect(minutes).toBeLessThan(15);
  });

  it('is named with what ends it, and asked for once, where AWS denies to end it', async () => {
    const { end, events, asked } = await rollWithStuckHook(denied);

    const waits = events.flatMap((event) =>
      event.kind === 'waiting' && event.step === 'rollBack' ? event.reason : [],
    );
    expect(end).toMatchObject({ code: 'NeedsPerson' });
    expect(asked).toEqual(['warm-up of web-v001']);
    // Nothing says that it is tried again.
    expect(events.filter(({ kind }) => kind === 'throttled')).toEqual([]);
    expect(waits.at(-1)).toContain(
      'the lifecycle hook `warm-up` holds a launch: aws autoscaling delete-lifecycle-hook --auto-scaling-group-name web-v001 --lifecycle-hook-name warm-up',
    );
  });
});
