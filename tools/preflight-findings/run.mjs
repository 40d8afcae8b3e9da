// Each finding of preflight that the emulator can be made to give: what `clicamos plan` says of it, what the same rollout
// comes to without it (`--skip-preflight <id>`), and whether the finding was right. A table, and exit code 1 where one was
// not. The command is run in this process, for the `--apart` ones as a user runs it, with a whole `clicamos deploy` on the
// real clock; the other rollouts are the engine's, in virtual time.
// Run: npx nx run tools:preflight-findings [--id=key-pair,zones] [--apart=zones]
import { preflightRules } from '@clicamos/rolling-asg';
import { importSource } from '../import-source.mjs';
import { parseFlags } from '../../apps/cli/sweeps/judge/parse-flags.mjs';
import { openCommand } from './command.mjs';
import { groupSettings } from './group-settings.mjs';
import { followRealTime } from './follow-real-time.mjs';
import { permissions } from './permissions.mjs';

const folder = 'packages/rolling-asg/src/testing/preflight';
const { openLaboratory } = await importSource(`${folder}/open-laboratory.ts`);
const { rollWithout } = await importSource(`${folder}/roll-without.ts`);
const { provocations } = await importSource(`${folder}/provocations/provocations.ts`);

const flags = parseFlags({ id: undefined, apart: 'image-architecture,zones,target-group-listener' });
const [only, apart] = [flags.id?.split(','), flags.apart.split(',')];
/** Looked at by the command itself, when it is told an image and a load balancer. */
const stopsBefore = ['image-exists', 'image-permission', 'image-available', 'traffic-sources-exist'];
const bad = [];

print('| id | what the command says | the same rollout without it | right |');
print('| --- | --- | --- | --- |');
const all = {
  ...provocations,
  'warning group-settings': groupSettings,
  'warning permissions': permissions,
};
for (const [name, provocation] of Object.entries(all)) {
  const [level, id] = name.split(' ');
  if (only === undefined || only.includes(id)) await judge({ name, level, id }, provocation);
}
const made = Object.keys(all).map((name) => name.split(' ')[1]);
const others = Object.keys(preflightRules).filter((id) => !made.includes(id));
print(`\n${made.length} findings of ${new Set(made).size} ids of ${Object.keys(preflightRules).length}`);
for (const id of others) print(`The emulator cannot be made to give it, specs give it as a fact: ${id}`);
for (const reason of bad) print(`NOT GOOD  ${reason}`);
process.exitCode = bad.length === 0 ? 0 : 1;

async function judge({ name, level, id }, provocation) {
  const laboratory = await openLaboratory({
    ...{ listen: true, startMs: Date.now(), ...provocation.laboratory },
  });
  const asked = await provocation.provoke(laboratory);
  const command = await openCommand(laboratory, asked);
  try {
    const plan = await command[apart.includes(id) ? 'spawn' : 'run']('plan');
    const sentence = sentenceOf(plan, id);
    const told = await rollWithoutIt({ laboratory, command, asked, id }, provocation);
    const { unseen, without } = provocation;
    const isRight = without === undefined ? !told.startsWith('exit code') : without.test(told);
    const verdict = unseen === undefined ? (isRight ? 'yes' : 'NO') : `not to be seen without ${unseen}`;
    print(`| ${[`\`${id}\``, sentence ?? '-', told, verdict].map(cell).join(' | ')} |`);
    if (sentence === undefined) bad.push(`${name}: clicamos plan does not say it: ${plan.text}`);
    const want = level === 'error' ? 2 : 0;
    if (plan.code !== want)
      bad.push(`${name}: clicamos plan ended with ${plan.code}, not ${want}: ${plan.text}`);
    if (verdict === 'NO') bad.push(`${name}: ${told}`);
  } finally {
    await command.close();
    await laboratory[Symbol.asyncDispose]();
  }
}

/** Of those that cannot be skipped the command says so itself. */
async function rollWithoutIt({ laboratory, command, asked, id }, { without, unseen, alsoSkip, look }) {
  const skip = ['--skip-preflight', id];
  if (without === undefined && unseen === undefined) return refusalOf(await command.run('plan', ...skip));
  if (!apart.includes(id)) return rollWithout(laboratory, asked, { id, alsoSkip, look });
  const stop = followRealTime(laboratory.clock);
  const { code, text } = await command.spawn('deploy', ...skip).finally(stop);
  const [, outcome = text, why = ''] = /^(rolled back|deployed) .*(?:\n {2}why +(.*))?/m.exec(text) ?? [];
  return `${outcome.replace(' ', '-')} by the command, exit code ${code}: ${why}`;
}

function refusalOf({ code, text }) {
  return code === 2 ? text.replace(/; those that can be are .*/s, '') : `exit code ${code}: ${text}`;
}

/** The line of the finding, without its mark and id; of what stops the command before there is a plan, what it says. */
function sentenceOf({ code, text }, id) {
  const lines = text.split('\n').map((line) => line.trim());
  const found = lines.find((line) => line.endsWith(`[${id}]`));
  if (found !== undefined) return found.slice(2, -`[${id}]`.length);
  return code === 2 && stopsBefore.includes(id) ? `${text} (before there is a plan)` : undefined;
}

function cell(value) {
  return value.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
