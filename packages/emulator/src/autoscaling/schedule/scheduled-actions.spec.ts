import { createScene, type Scene, type SceneOptions } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const minuteMs = 60_000;
const at = (text: string) => new Date(`2026-03-01T${text}Z`); // the scene begins at 10:00:00

function createScheduledScene(options?: SceneOptions): Scene {
  const scene = createScene(options);
  scene.createGroup({ DesiredCapacity: 3, MinSize: 1 });
  scene.boot();
  return scene;
}

const scheduled = (scene: Scene) =>
  (scene.call('DescribeScheduledActions', named).ScheduledUpdateGroupActions ?? []).map(
    ({ ScheduledActionName, StartTime }) =>
      `${ScheduledActionName} ${StartTime?.toISOString().slice(11, 19)}`,
  );

describe('a scheduled action', () => {
  it('acts at its start time, says so in the words of AWS, and is gone', () => {
    const scene = createScheduledScene();
    scene.call('PutScheduledUpdateGroupAction', {
      ...named,
      ScheduledActionName: 'morning',
      StartTime: at('10:05:00'),
      ...{ MinSize: 4, MaxSize: 10, DesiredCapacity: 4 },
    });

    scene.time.advance(5 * minuteMs - 1);
    const before = [scene.group()?.DesiredCapacity, scheduled(scene)];
    scene.time.advance(1);

    expect(before).toEqual([3, ['morning 10:05:00']]);
    expect(scene.group()).toMatchObject({ MinSize: 4, MaxSize: 10, DesiredCapacity: 4 });
    expect(scene.activityOf('i-004')?.Cause).toBe(
      'At 2026-03-01T10:05:00Z a scheduled action update of AutoScalingGroup constraints to min: 4, max: 10, desired: 4 changing the desired capacity from 3 to 4.  ' +
        'At 2026-03-01T10:05:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 3 to 4.',
    );
    expect(scheduled(scene)).toEqual([]);
    expect(scene.time.pending()).toBe(0);
  });

  it('acts again by its recurrence, shows when, and ends at its end time', () => {
    const scene = createScheduledScene();
    scene.call('PutScheduledUpdateGroupAction', {
      ...named,
      ScheduledActionName: 'odd',
      Recurrence: '*/20 * * * *',
      EndTime: at('10:50:00'),
      DesiredCapacity: 5,
    });
    const seen = [scheduled(scene)];

    scene.time.advance(20 * minuteMs);
    seen.push(scheduled(scene));
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 3 });
    scene.time.advance(20 * minuteMs);
    seen.push(scheduled(scene));

    expect(seen).toEqual([['odd 10:20:00'], ['odd 10:40:00'], []]);
    expect(scene.group()?.DesiredCapacity).toBe(5);
  });

  it.each([
    { changes: { MaxSize: 2 }, sizes: { MinSize: 1, MaxSize: 2, DesiredCapacity: 2 } },
    { changes: { MinSize: 5 }, sizes: { MinSize: 5, MaxSize: 6, DesiredCapacity: 5 } },
    { changes: { DesiredCapacity: 9 }, sizes: { MinSize: 1, MaxSize: 6, DesiredCapacity: 6 } },
    { changes: { MinSize: 7 }, sizes: { MinSize: 1, MaxSize: 6, DesiredCapacity: 3 } },
  ])('with $changes leaves the group at $sizes', ({ changes, sizes }) => {
    const scene = createScheduledScene();
    scene.call('PutScheduledUpdateGroupAction', {
      ...named,
      ScheduledActionName: 'a',
      StartTime: at('10:01:00'),
      ...changes,
    });

    scene.time.advance(minuteMs);

    expect(scene.group()).toMatchObject(sizes);
  });

  it('does nothing while ScheduledActions is suspended, not even later', () => {
    const scene = createScheduledScene();
    scene.call('PutScheduledUpdateGroupAction', {
      ...named,
      ScheduledActionName: 'a',
      StartTime: at('10:01:00'),
      DesiredCapacity: 1,
    });
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['ScheduledActions'] });

    scene.time.advance(minuteMs);
    scene.call('ResumeProcesses', named);

    expect([scene.group()?.DesiredCapacity, scheduled(scene)]).toEqual([3, []]);
  });

  it('is put anew under its name, and does nothing once it is deleted', () => {
    const scene = createScheduledScene();
    const put = (StartTime: Date) =>
      scene.call('PutScheduledUpdateGroupAction', {
        ...named,
        ScheduledActionName: 'a',
        StartTime,
        DesiredCapacity: 1,
      });
    put(at('10:01:00'));
    put(at('10:02:00'));
    scene.time.advance(minuteMs);
    const later = [scene.group()?.DesiredCapacity, scheduled(scene)];

    scene.call('DeleteScheduledAction', { ...named, ScheduledActionName: 'a' });
    scene.time.advance(5 * minuteMs);

    expect(later).toEqual([3, ['a 10:02:00']]);
    expect(scene.group()?.DesiredCapacity).toBe(3);
  });

  it('waits as fast as all of AWS’s time passes', () => {
    const scene = createScheduledScene({ speed: 60 });
    scene.call('PutScheduledUpdateGroupAction', {
      ...named,
      ScheduledActionName: 'a',
      Recurrence: '0 * * * *',
      DesiredCapacity: 1,
    });

    scene.time.advance(minuteMs);
    const first = [scene.group()?.DesiredCapacity, scheduled(scene)];
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 3 });
    scene.time.advance(minuteMs);

    expect(first).toEqual([1, ['a 12:00:00']]);
    expect(scene.group()?.DesiredCapacity).toBe(1);
  });

  it('goes with its group', () => {
    const scene = createScheduledScene();
    scene.call('PutScheduledUpdateGroupAction', {
      ...named,
      ScheduledActionName: 'a',
      Recurrence: '* * * * *',
      DesiredCapacity: 1,
    });

    scene.call('DeleteAutoScalingGroup', { ...named, ForceDelete: true });
    scene.bury();
    scene.time.advance(5 * minuteMs);

    expect([scene.group(), scene.time.pending()]).toEqual([undefined, 0]);
  });

  it.each([
    { input: { StartTime: at('10:00:00') }, says: 'Given start time is in the past' },
    {
      input: { StartTime: at('10:02:00'), EndTime: at('10:01:00') },
      says: 'Given end time is before the start time',
    },
    { input: { Recurrence: '0 0 6 * * 1-5' }, says: 'Given recurrence string: 0 0 6 * * 1-5 is invalid' },
    { input: { Recurrence: '* * * * *', TimeZone: 'Mars/Olympus' }, says: 'Invalid time zone: Mars/Olympus' },
  ])('is refused: $says', ({ input, says }) => {
    const scene = createScheduledScene();

    expect(() =>
      scene.call('PutScheduledUpdateGroupAction', {
        ...named,
        ScheduledActionName: 'a',
        DesiredCapacity: 1,
        ...input,
      }),
    ).toThrow(expect.objectContaining({ code: 'ValidationError', message: says }));
  });
});
