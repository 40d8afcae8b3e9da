import { CreateLaunchTemplateCommand, RunInstancesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { readFileSync } from 'node:fs';
import { createEmulator } from '../../create-emulator.js';
import type { Emulator } from '../../emulator.js';
import { authorization } from '../../testing/wire/wire-fixtures.js';
import { loadModel } from '../../wire/model/model.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The filters that AWS documents, by operation: of botocore's model of EC2. */
const documented = new Map(
  read('../../testing/ec2/ec2-filters.txt')
    .trim()
    .split('\n')
    .map((line) => {
      const [operation = '', names = ''] = line.split(': ');
      return [operation, names.split(' ')];
    }),
);

/** What BEHAVIOR.md says is refused, by operation. */
const refused = new Map(
  [...read('../../../BEHAVIOR.md').matchAll(/^\| `(Describe\w+)` +\| (`.*`) +\|$/gm)].map(
    ([, operation = '', names = '']) => [
      operation,
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    ],
  ),
);

const { operations, shapes } = loadModel('ec2');
const filtered = Object.entries(operations).flatMap(([operation, { input = '' }]) => {
  const shape = shapes[input];
  const members = shape !== undefined && 'members' in shape ? Object.keys(shape.members) : [];
  return members.some((name) => name === 'Filters' || name === 'Filter') ? [operation] : [];
});

describe('the filters of EC2', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await createEmulator({ instances: 'simulated', listen: false, bootMs: 0 });
    const ImageId = emulator.registerSimulatedImage({ name: 'web' });
    const ec2 = emulator.directClient<EC2Client>('ec2');
    await ec2.send(new RunInstancesCommand({ ImageId, MinCount: 1, MaxCount: 1 }));
    await ec2.send(
      new CreateLaunchTemplateCommand({ LaunchTemplateName: 'web', LaunchTemplateData: { ImageId } }),
    );
  });

  afterAll(() => emulator.close());

  async function isRefused(operation: string, name: string): Promise<boolean> {
    const filter = { 'Filter.1.Name': name, 'Filter.1.Value.1': '*' };
    const form = new URLSearchParams({ Action: operation, Version: '2016-11-15', ...filter });
    if (operation === 'DescribeLaunchTemplateVersions') form.set('LaunchTemplateVersion.1', '$Latest');
    const { response } = await emulator.requestHandler().handle({
      ...{ method: 'POST', path: '/', headers: { authorization: authorization('ec2') } },
      body: form.toString(),
    });
    if (response.statusCode === 200) return false;
    const body = Buffer.from(response.body).toString();
    expect(body).toContain(
      `<Code>InvalidParameterValue</Code><Message>The filter '${name}' is invalid</Message>`,
    );
    return true;
  }

  it('are known of every operation of the wire model that has any', () => {
    expect(filtered).toEqual(expect.arrayContaining(['DescribeInstances', 'DescribeVpcs']));
    expect([...documented.keys()].sort()).toEqual([...filtered].sort());
  });

  it.each(filtered)('are answered of %s, or refused by name and listed in BEHAVIOR.md', async (operation) => {
    const names = documented.get(operation) ?? [];

    const found = await Promise.all(names.map((name) => isRefused(operation, name)));

    expect(names.filter((_name, index) => found[index])).toEqual(refused.get(operation) ?? []);
  });
});
