import { readdir } from 'node:fs/promises';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';
import { settingsOf } from '../testing/settings-of.js';

const throttled = `
seed: 7
faults:
  - { fault: throttle, operations: ['autoscaling:Describe*'] }
doubts: { attachWhileRemoving: refused }
`;

describe('clicamos local up --faults', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox();
  });

  afterEach(() => sandbox.remove());

  it('starts an emulator in which that goes wrong', async () => {
    await sandbox.write('faults.yaml', throttled);

    const up = await sandbox.run('local', 'up', '--json', '--faults', 'faults.yaml');
    const autoScaling = new AutoScalingClient({ ...settingsOf(up.stdout), maxAttempts: 1 });

    await expect(autoScaling.send(new DescribeAutoScalingGroupsCommand({}))).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
    });
    autoScaling.destroy();
    const again = await sandbox.run('local', 'up', '--faults', 'faults.yaml');
    expect(again).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^The emulator runs already, .*local down/),
    });
  });

  it.each([
    ['no file', undefined, /Cannot read the faults `.*faults\.yaml`: ENOENT/],
    ['no YAML', 'faults: [', /faults\.yaml: not valid YAML: /],
    [
      'an unknown fault',
      throttled.replace('throttle', 'throtle'),
      /faults\.yaml: faults\[0\]\.fault: there is no fault `throtle`; did you mean `throttle`\? Known are throttle, /,
    ],
    [
      'an unknown operation',
      throttled.replace('autoscaling:Describe*', 'autoscaling:Descibe*'),
      /faults\[0\]\.operations names `autoscaling:Descibe\*`, which is no operation of the emulator/,
    ],
    [
      'JSON with an unknown doubt',
      '{ "doubts": { "attach": "taken" } }',
      /doubts: there is no field `attach`/,
    ],
  ])('refuses %s with a sentence and exit code 2, and starts nothing', async (_name, text, sentence) => {
    if (text !== undefined) await sandbox.write('faults.yaml', text);

    const { code, stdout, stderr } = await sandbox.run('local', 'up', '--faults', 'faults.yaml');

    expect(stderr).toMatch(sentence);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect((await readdir(sandbox.directory)).filter((name) => name === '.clicamos')).toEqual([]);
  });
});
