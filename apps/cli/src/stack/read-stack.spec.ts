import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsSettings } from '../config/schema.js';
import { readStack } from './read-stack.js';

const outputs = {
  loadBalancerName: 'web-elb',
  privateSubnetIds: ['subnet-1'],
  appSecurityGroupId: 'sg-1',
  instanceProfileName: 'web-app',
};

const { signal } = new AbortController();

describe('readStack', () => {
  let directory: string;
  const read = (settings: Partial<AwsSettings>) =>
    readStack({
      settings: { stackDirectory: '.', ...settings } as AwsSettings, // the rest is not read
      configDirectory: directory,
      signal,
    });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'clicamos-stack-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('reads a file of outputs beside the configuration', async () => {
    await writeFile(join(directory, 'outputs.json'), JSON.stringify(outputs));

    expect(await read({ outputs: 'outputs.json' })).toEqual(outputs);
  });

  it('knows nothing where neither a stack nor a file is named', async () => {
    expect(await read({})).toBeUndefined();
  });

  it.each([
    [
      'a file that is not there',
      undefined,
      /Cannot read the outputs file `.*outputs\.json` .*pulumi stack output --json > .*outputs\.json .*terraform output -json > .*outputs\.json/,
    ],
    ['a file that is not JSON', 'name: web', /outputs\.json are not JSON/],
    [
      'a file without the outputs',
      '{}',
      /file `.*outputs\.json` lacks outputs .*pulumi stack output --json > .*terraform output -json > .*outputs\.json/,
    ],
  ])('tells of %s', async (_what, text, sentence) => {
    if (text !== undefined) await writeFile(join(directory, 'outputs.json'), text);

    await expect(read({ outputs: 'outputs.json' })).rejects.toThrow(sentence);
  });

  it('tells of a stack that cannot be read, and of the way without Pulumi', async () => {
    await expect(read({ stack: 'prod', stackDirectory: 'nowhere' })).rejects.toThrow(
      /Cannot read the outputs of stack `prod` in .*nowhere.*environments\.<name>\.outputs/,
    );
  });
});
