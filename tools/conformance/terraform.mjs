// Terraform as a judge of the emulator: apply, a plan without changes, destroy.
// Run: npx nx run-many -t build && node tools/conformance/terraform.mjs
// One configuration by its name, as `target-groups`; all of them without.
// The AWS provider comes from where `terraform init` finds it; TERRAFORM_PLUGIN_DIR may name a folder that holds it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from '@clicamos/emulator';
import { selfSigned } from './self-signed.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const configurations = ['terraform', 'target-groups', 'encryption'];
const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : configurations) {
  say(`${name}:`);
  process.exitCode ||= await withConfiguration(name);
}

async function withConfiguration(name) {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-terraform-'));
  const emulator = await createEmulator({ speed: 50, log: say });
  try {
    await cp(join(import.meta.dirname, name), folder, { recursive: true });
    const variables = { TF_VAR_endpoint: emulator.endpoint, ...(await certificateFor(name)) };
    return await judge((...args) => terraform({ folder, variables }, ...args));
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function certificateFor(name) {
  if (name !== 'encryption') return {};
  const { certificate, privateKey } = await selfSigned();
  return { TF_VAR_certificate: certificate, TF_VAR_private_key: privateKey };
}

async function judge(terraform) {
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
    ['destroy leaves nothing', ['destroy', '-auto-approve']],
  ];
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
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  try {
    const [code] = await once(child, 'close');
    return { code, output };
  } catch (error) {
    return { code: 127, output: error.message };
  }
}
