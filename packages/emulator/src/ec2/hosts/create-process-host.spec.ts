import { createTestEc2, untilState } from '../../testing/ec2/ec2-fixture.js';

describe('the process host', () => {
  it('starts those that boot together one after the other, and lets calls be answered between', async () => {
    await using ec2 = await createTestEc2();
    const ImageId = await ec2.register('', { start: ['sleep', '60'] });
    const turns = countTurns();
    const startedIn: number[] = [];
    ec2.instances.onChange(({ state }) => {
      if (state === 'running') startedIn.push(turns.count());
    });

    const { Instances } = await ec2.call<{ Instances: { InstanceId: string }[] }>('RunInstances', {
      ...{ ImageId, InstanceType: 't3.micro', MinCount: 4, MaxCount: 4 },
    });
    await Promise.all(
      Instances.map(({ InstanceId }) => untilState(ec2.instances, InstanceId, 'running')),
    ).finally(turns.end);

    expect(startedIn).toHaveLength(4);
    expect(new Set(startedIn).size).toBe(4);
  });
});

/** How often the event loop has come round. */
function countTurns() {
  let turns = 0;
  let next = setImmediate(turn);
  function turn() {
    turns += 1;
    next = setImmediate(turn);
  }
  return { count: () => turns, end: () => clearImmediate(next) };
}
