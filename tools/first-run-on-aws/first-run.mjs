import { randomBytes } from 'node:crypto';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createPace } from './create-pace.mjs';
import { runChecks } from './run-checks.mjs';
import { createScene } from './scene/create-scene.mjs';
import { namesOf } from './scene/names-of.mjs';
import { removeScene } from './scene/remove-scene.mjs';

const exitCodes = { same: 0, differs: 1, refused: 2, left: 4, interrupted: 130 };

/**
 * Makes what the checks need, runs them and removes it again, whatever happens. Answers an exit code.
 *
 * @param signal ends the checks; what was made is removed all the same
 * @param hurry ends that too: what is left is told
 */
export async function firstRun({ settings, clients, print, signal, hurry }) {
  const refused = await reasonRefused(clients, settings, signal);
  if (refused !== undefined) {
    print(refused);
    return exitCodes.refused;
  }
  const names = namesOf(settings.remove ?? randomBytes(3).toString('hex'));
  print(
    `run ${names.run} in account ${settings.account}, ${settings.region}: all of it is named ${names.prefix}`,
  );
  if (settings.remove === undefined) print(`if this is killed: ${removalCommand(settings, names)}`);
  const ended =
    settings.remove === undefined ? await look({ settings, clients, names, print, signal }) : 'same';
  const left = await removeScene({ clients, names, pace: createPace(settings, hurry) });
  if (left.length === 0) print('removed all that was made');
  for (const one of left) print(`LEFT  ${one}`);
  if (left.length > 0) print(`again: ${removalCommand(settings, names)}`);
  return exitCodes[left.length > 0 ? 'left' : ended];
}

async function look({ settings, clients, names, print, signal }) {
  const pace = createPace(settings, signal);
  try {
    const scene = await createScene({ settings, clients, names, pace, signal });
    return (await runChecks(scene, { only: settings.only, print })) ? 'same' : 'differs';
  } catch (error) {
    print(signal.aborted ? 'interrupted: what was made is removed now' : `stopped: ${textOf(error)}`);
    return signal.aborted ? 'interrupted' : 'differs';
  }
}

/** Nothing is made in an account that nobody named. */
async function reasonRefused({ sts }, { account, region }, abortSignal) {
  try {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal });
    if (Account === account) return undefined;
    return `The credentials are of account \`${Account}\`, --account says \`${account}\`: nothing was made in ${region}.`;
  } catch (error) {
    return `Whose the credentials are could not be read (${textOf(error)}): nothing was made in ${region}.`;
  }
}

function removalCommand({ account, region, endpoint, profile }, { run }) {
  const more = Object.entries({ endpoint, profile }).flatMap(([name, value]) =>
    value === undefined ? [] : [` --${name}=${value}`],
  );
  return `node tools/first-run-on-aws.mjs --account=${account} --region=${region}${more.join('')} --remove=${run}`;
}

const textOf = ({ name, message }) => `${name}: ${message}`;
