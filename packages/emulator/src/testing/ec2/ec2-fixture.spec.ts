import { createTestEc2, untilState, webProgram, type TestEc2 } from './ec2-fixture.js';
import { processesOf } from './processes-of.js';

async function launch(ec2: TestEc2): Promise<string> {
  const input = {
    ImageId: await ec2.register(webProgram),
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
  };
  const { Instances } = await ec2.call<{ Instances: readonly { readonly InstanceId: string }[] }>(
    'RunInstances',
    input,
  );
  const id = Instances[0]?.InstanceId ?? '';
  await untilState(ec2.instances, id, 'running');
  return id;
}

test('the end of one EC2 leaves the programs of another alone, also of the instance that each launched first', async () => {
  await using first = await createTestEc2();
  await using second = await createTestEc2();
  await launch(first);
  const id = await launch(second);

  await first.close();

  expect(processesOf(id)).not.toEqual([]);
});
