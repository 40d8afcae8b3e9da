// Terraform as a judge of the emulator: apply, a plan without changes, destroy.
// Run: npx nx run-many -t build && node tools/conformance/terraform.mjs
// One configuration by its name, as `target-groups`; all of them without. On a machine that is busy with something else,
// `--speed 10` leaves its health checks more time.
// The AWS provider comes from where `terraform init` finds it; TERRAFORM_PLUGIN_DIR may name a folder that holds it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEmulator } from '@clicamos/emulator';
import { selfSigned } from './self-signed.mjs';
import { removeService } from './remove-service.mjs';
import { registerApp, takeOver } from './take-over.mjs';
import { untilRefreshed } from './until-refreshed.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const two = { sources: 'targetGroups: [application, network]', shared: ['base', 'template-behind-two'] };
/** Those with a group that clicamos rolls too: how, and behind what; and whether Terraform rolls it before. */
const rolled = {
  adoption: { ...two, strategy: 'replace' },
  refresh: { ...two, strategy: 'refresh' },
  mixed: {
    strategy: 'replace',
    sources: 'targetGroups: [application]',
    shared: ['base'],
    isRolledFirst: true,
  },
  'launch-configuration': { strategy: 'replace', sources: 'loadBalancers: [web]', shared: ['base'] },
};
const configurations = ['terraform', 'target-groups', 'encryption', 'data-sources', ...Object.keys(rolled)];
const { values, positionals: named } = readArguments();
for (const name of named.length > 0 ? named : configurations) {
  say(`${name}:`);
  process.exitCode ||= await withConfiguration(name);
}

function readArguments() {
  const options = { speed: { type: 'string', default: '50' } };
  const read = parseArgs({ allowPositionals: true, strict: false, options });
  const known = [...configurations, ...Object.keys(options)];
  const unknown = [...read.positionals, ...Object.keys(read.values)].find((name) => !known.includes(name));
  if (unknown === undefined) return read;
  say(`Expected [--speed N] and names of ${configurations.join(', ')}, got \`${unknown}\``);
  process.exit(2);
}

async function withConfiguration(name) {
  const folder = temporaryFolder('terraform');
  const emulator = await createEmulator({ speed: Number(values.speed), signatures: 'verified', log: say });
  try {
    await cp(join(import.meta.dirname, name), folder, { recursive: true });
    for (const file of (rolled[name]?.shared ?? []).map((one) => `${one}.tf`))
      await cp(join(import.meta.dirname, 'shared', file), join(folder, file));
    const variables = {
      TF_VAR_endpoint: emulator.endpoint,
      AWS_ACCESS_KEY_ID: emulator.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: emulator.credentials.secretAccessKey,
      ...(await variablesOf(name, emulator, folder)),
    };
    const run = (...args) => terraform({ folder, variables }, ...args);
    const runWith =
      (image) =>
      (...args) =>
        terraform({ folder, variables: { ...variables, TF_VAR_image: image } }, ...args);
    if (name in rolled) return await judgeRolled(run, { emulator, folder, runWith, ...rolled[name] });
    return await judge(run, ['destroy leaves nothing', ['destroy', '-auto-approve']]);
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function variablesOf(name, emulator, folder) {
  if (name in rolled || name === 'data-sources')
    return { TF_VAR_image: await registerApp(emulator, folder, 'one') };
  if (name !== 'encryption') return {};
  const { certificate, privateKey } = await selfSigned();
  return { TF_VAR_certificate: certificate, TF_VAR_private_key: privateKey };
}

/**
 * Terraform makes the group, and clicamos rolls it under traffic. A group that keeps its name is still Terraform's
 * afterwards; of one that was replaced it is shown what its plan says.
 */
async function judgeRolled(first, service) {
  const code = await judge(first);
  if (code !== 0) return code;
  const terraform = service.isRolledFirst ? await rollByTerraform(service) : first;
  if (terraform === undefined) return 1;
  const { isGood } = await deployOver(terraform, service);
  if (service.strategy === 'refresh' && isGood)
    return runSteps(terraform, [
      ['the plan after the refresh has no changes', ['plan', '-detailed-exitcode']],
      ['destroy leaves nothing', ['destroy', '-auto-approve']],
    ]);
  const plan = await terraform('plan');
  say(`     terraform plan afterwards: ${/^Plan: .*/m.exec(plan.output)?.[0] ?? 'no changes'}`);
  if (!isGood) return 1;
  // It does not know that group, whose instances keep its security groups and subnets in use.
  await removeService(service.emulator, 'web-v001');
  return runSteps(terraform, [['destroy leaves nothing', ['destroy', '-auto-approve']]]);
}

/**
 * A new image in Terraform's own configuration: its `instance_refresh` replaces the instances, and is waited for.
 * Answers Terraform with that image; none where something failed.
 */
async function rollByTerraform({ emulator, folder, runWith }) {
  const terraform = runWith(await registerApp(emulator, folder, 'between'));
  const steps = [['a new image is applied', ['apply', '-auto-approve']]];
  if ((await runSteps(terraform, steps)) !== 0) return undefined;
  const status = await untilRefreshed(emulator, 'web-1');
  const isGood = status === 'Successful';
  say(`${isGood ? 'PASS' : 'FAIL'} the instance refresh that it started: ${status}`);
  const after = [['the plan after it has no changes', ['plan', '-detailed-exitcode']]];
  return isGood && (await runSteps(terraform, after)) === 0 ? terraform : undefined;
}

async function deployOver(terraform, { emulator, folder, strategy, sources }) {
  const { output } = await terraform('output', '-json', 'urls');
  // Terraform may warn of its own configuration first.
  const urls = JSON.parse(/^\[.*\]$/m.exec(output)?.[0] ?? '[]');
  const image = await registerApp(emulator, folder, 'two');
  const taken = await takeOver({ emulator, folder, image, urls, strategy, sources });
  const isGood =
    taken.code === 0 &&
    taken.requests > 0 &&
    taken.lost === 0 &&
    taken.last.every((body) => body.includes('two'));
  say(
    `${isGood ? 'PASS' : 'FAIL'} clicamos takes the group over (${strategy}): ${taken.requests} requests, ${taken.lost} lost, exit ${taken.code}`,
  );
  if (!isGood) say(`${taken.output}\n${taken.why.join('\n')}\n${taken.last.join('\n')}`);
  return { isGood };
}

async function judge(terraform, ...further) {
  const mirror = process.env.TERRAFORM_PLUGIN_DIR;
  const init = await terraform('init', ...(mirror ? [`-plugin-dir=${mirror}`] : []));
  if (init.code !== 0) {
    say(
      `NOT RUN: terraform or its AWS provider cannot be had here:\n${init.output.trim().split('\n').at(-1)}`,
    );
    return 0;
  }
  const steps = [
    ['apply makes everything', ['apply', '-auto-approve']],
    ['a second plan has no changes', ['plan', '-detailed-exitcode']],
    ...further,
  ];
  return runSteps(terraform, steps);
}

async function runSteps(terraform, steps) {
  for (const [title, args] of steps) {
    const { code, output } = await terraform(...args);
    say(`${code === 0 ? 'PASS' : 'FAIL'} ${title}: ${summaryOf(output)}`);
    if (code !== 0) {
      say(output);
      return 1;
    }
  }
  return 0;
}

function summaryOf(output) {
  return (
    output.split('\n').find((line) => /^(Apply|Destroy) complete|^No changes/.test(line)) ?? 'no summary'
  );
}

async function terraform({ folder, variables }, command, ...args) {
  const child = spawn('terraform', [command, '-no-color', ...args], {
    cwd: folder,
    env: { ...process.env, ...variables, TF_IN_AUTOMATION: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill();
  process.once('exit', end);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  try {
    const [code] = await once(child, 'close');
    return { code, output };
  } catch (error) {
    return { code: 127, output: error.message };
  } finally {
    process.off('exit', end);
  }
}
