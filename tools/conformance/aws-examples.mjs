// The examples of Auto Scaling that come with the AWS CLI, each run by it on an emulator of its own, in virtual time: only
// ids, times and page tokens are replaced. Says of each whether the CLI ended well and printed what its page shows, by name.
// Run: npx nx run-many -t build && node tools/conformance/aws-examples.mjs [--operation=put-warm-pool,enter-standby]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DescribeAutoScalingInstancesCommand } from '@aws-sdk/client-auto-scaling';
import { createEmulator, createVirtualClock } from '@clicamos/emulator';
import { parseFlags } from '../../apps/cli/sweeps/judge/parse-flags.mjs';
import { makeAccount } from './aws-examples/make-account.mjs';
import { readExamples } from './aws-examples/read-examples.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';

const autoScaling = 'aws autoscaling';
/** What has to have been done before, where it is more than that the account is there: commands, and examples by name. */
const before = {
  'attach-load-balancer-target-groups': ['detach-load-balancer-target-groups'],
  'attach-load-balancers': ['detach-load-balancers'],
  'cancel-instance-refresh': ['start-instance-refresh'],
  'complete-lifecycle-action': ['put-lifecycle-hook', 'set-desired-capacity'],
  'delete-auto-scaling-group': [
    `${autoScaling} delete-lifecycle-hook --auto-scaling-group-name my-asg --lifecycle-hook-name my-lifecycle-hook`,
    `${autoScaling} update-auto-scaling-group --auto-scaling-group-name my-asg --desired-capacity 0`,
  ],
  'delete-warm-pool': ['put-warm-pool'],
  'describe-instance-refreshes': ['start-instance-refresh'],
  'describe-warm-pool': ['put-warm-pool'],
  'exit-standby': ['enter-standby'],
  'record-lifecycle-action-heartbeat': ['put-lifecycle-hook', 'set-desired-capacity'],
  'resume-processes': ['suspend-processes'],
  'rollback-instance-refresh': [
    `${autoScaling} start-instance-refresh --auto-scaling-group-name my-asg --preferences InstanceWarmup=600 --desired-configuration '{"LaunchTemplate": {"LaunchTemplateName": "my-template-for-auto-scaling", "Version": "2"}}'`,
  ],
};
/** What a page shows and the API has under another name. */
const shownOtherwise = { 'terminate-instance-in-auto-scaling-group 1': ['Activities'] };
/** After each command: an instance boots in 10 s, a refresh takes longer. */
const settleMs = 20_000;
/** What is refused by name: by the emulator as BEHAVIOR.md says it, or by the CLI, whose page has an error. */
const refused = {
  'create-auto-scaling-group 8': /A termination policy of Lambda is not emulated/,
  'create-launch-configuration 6': /InstanceId is not emulated/,
  'create-launch-configuration 9': /Invalid type for parameter BlockDeviceMappings\[0\]\.NoDevice/,
  'start-instance-refresh 2': /Error parsing parameter 'cli-input-json'/,
  'update-auto-scaling-group 6': /overrides?.*not emulated/i,
};

const flags = parseFlags({ operation: undefined });
const examples = readExamples();
const asked = examples.filter(({ operation }) => flags.operation?.split(',').includes(operation) ?? true);
if (asked.length === 0) say('NOT RUN: the AWS CLI, or the examples that come with it, cannot be had here');
const ends = { passed: 0, refused: 0, failed: 0 };
for (const example of asked) {
  const { end, why } = await judge(example);
  ends[end] += 1;
  say(`${end.padEnd(7)} ${example.name}${why === undefined ? '' : `: ${why}`}`);
}
say(
  `${asked.length} examples: ${ends.passed} passed, ${ends.refused} refused by name, ${ends.failed} failed`,
);
process.exitCode = ends.failed === 0 ? 0 : 1;

async function judge(example) {
  const clock = createVirtualClock({ startMs: Date.now() });
  const emulator = await createEmulator({ instances: 'simulated', clock, region: 'us-west-2' });
  const folder = temporaryFolder('aws-examples');
  try {
    const ids = await makeAccount(emulator, clock, example.operation);
    const account = { emulator, clock, folder, ids };
    for (const step of before[example.operation] ?? []) {
      const done = await run(account, exampleOf(step));
      if (done.code !== 0) return { end: 'failed', why: `before it, ${step}: ${done.stderr}` };
    }
    return verdictOf(example, await run(account, example));
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true });
  }
}

/** The first example of an operation unless a number says another. */
function exampleOf(step) {
  if (step.startsWith('aws ')) return { command: step };
  return examples.find(({ name }) => name === (/\d$/.test(step) ? step : `${step} 1`));
}

function verdictOf({ name, output }, { code, stdout, stderr }) {
  if (code !== 0) return { end: refused[name]?.test(stderr) ? 'refused' : 'failed', why: stderr.trim() };
  const known = [...membersOf(stdout), ...(shownOtherwise[name] ?? [])];
  const missing = membersOf(output).filter((member) => !known.includes(member));
  return missing.length === 0
    ? { end: 'passed' }
    : { end: 'failed', why: `no ${missing.join(', ')} in ${stdout}` };
}

/** The members of an answer, of JSON that may be cut short on the page. */
function membersOf(printed = '') {
  try {
    const answer = JSON.parse(printed);
    return Array.isArray(answer) ? [] : Object.keys(answer);
  } catch {
    return [];
  }
}

async function run({ emulator, clock, folder, ids }, { operation, command, file }) {
  if (file !== undefined) await writeFile(join(folder, 'config.json'), withIds(file, ids));
  await writeFile(join(folder, 'myuserdata.txt'), 'echo hello');
  const known = withIds(command, { ...ids, operation });
  const line = await withToken(await withWaiting(known, emulator), { emulator, folder });
  const done = await shell(line, { emulator, folder });
  await clock.sleep(settleMs);
  return done;
}

/** Ids are the account's, and a time is one to come. */
function withIds(words, { operation, image, template, targets, subnets, securityGroup, member, lone }) {
  let subnet = 0;
  return words
    .replaceAll(/subnet-[0-9a-z]+/g, () => subnets[subnet++ % subnets.length])
    .replaceAll(/lt-[0-9a-z]{17}/g, template)
    .replaceAll(/\bami-[0-9a-z]+/g, image)
    .replaceAll(/\bsg-[0-9a-z]+/g, securityGroup)
    .replaceAll(/arn:aws:elasticloadbalancing:[\w:/-]+/g, targets)
    .replaceAll(/\bi-[0-9a-f]{17}/g, operation === 'attach-instances' || member === undefined ? lone : member)
    .replaceAll('2023-05-12T08:00:00Z', '2033-05-12T08:00:00Z')
    .replaceAll('--region us-east-1', '');
}

/** Who completes a hook names the instance that waits: a token comes with a notification, which nobody gets here. */
async function withWaiting(line, emulator) {
  const token = / --lifecycle-action-token +\S+/;
  if (!token.test(line)) return line;
  const command = new DescribeAutoScalingInstancesCommand({});
  const { AutoScalingInstances } = await emulator.directClient('autoscaling').send(command);
  const waiting = AutoScalingInstances.find(({ LifecycleState }) => LifecycleState === 'Pending:Wait');
  return line.replace(token, ` --instance-id ${waiting?.InstanceId}`);
}

/** The token of the page before, which the example has from an answer of its own. */
async function withToken(line, account) {
  if (!line.includes('Z3M3LMPEXAMPLE')) return line;
  const { stdout } = await shell(line.replace('--starting-token Z3M3LMPEXAMPLE', '--max-items 1'), account);
  return line.replace('Z3M3LMPEXAMPLE', JSON.parse(stdout).NextToken);
}

async function shell(line, { emulator, folder }) {
  const env = {
    ...{ PATH: process.env.PATH, HOME: folder, PYENV_ROOT: process.env.PYENV_ROOT, AWS_PAGER: '' },
    ...{ AWS_ENDPOINT_URL: emulator.endpoint, AWS_DEFAULT_REGION: emulator.region },
    ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  };
  const child = spawn('bash', ['-c', line], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr: stderr.trim() };
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
