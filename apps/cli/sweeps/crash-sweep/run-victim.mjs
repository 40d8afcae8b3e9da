import { startProxy } from '../proxy/start-proxy.mjs';
import { ofFront } from '../world/of-front.mjs';
import { createKiller } from './create-killer.mjs';

/**
 * Runs a scenario's command until it is killed at the point's call, or to its end when it never comes there.
 *
 * @param {object} world
 * @param {import('./scenarios.mjs').Scenario} scenario
 * @param {{ imageId: string, call?: string, moment?: string }} options
 * @returns {Promise<{ ended: object, calls: readonly object[], killed?: object }>}
 */
export async function runVictim(world, scenario, { imageId, call, moment }) {
  if (scenario.victim === 'deploy') return runDeploy(world, scenario, { imageId, call, moment });
  await runDeploy(
    world,
    {},
    {
      imageId,
      call: ofFront(scenario.diesAfter, world.front),
      moment: 'after',
    },
  );
  return runWatched(world, { args: ['abort', '--json'], call, moment, isCounting: true });
}

function runDeploy(world, { begins, interruptAfter }, { imageId, call, moment }) {
  return runWatched(world, {
    args: ['deploy', '--ami', imageId, '--json'],
    call,
    moment,
    isCounting: begins === undefined && interruptAfter === undefined,
    begins,
    interruptAfter: ofFront(interruptAfter, world.front),
  });
}

async function runWatched(world, { args, call, moment, isCounting, begins, interruptAfter }) {
  let command;
  let isInterrupted = false;
  const killer = createKiller({
    call,
    moment,
    isCounting,
    kill: () => command.kill(),
    onAnswered({ operation }) {
      if (operation !== interruptAfter || isInterrupted) return;
      isInterrupted = true;
      killer.begin();
      command.send('SIGINT');
    },
  });
  const proxy = await startProxy(world.endpoint, killer.rule);
  try {
    const sandbox = await world.sandboxAt(proxy.endpoint);
    const onLine = (line) => begins !== undefined && kindOf(line) === begins && killer.begin();
    command = sandbox.start(args, { limitMs: 240_000, onLine });
    const ended = await command.ended;
    return { ended, calls: killer.calls, killed: killer.killed() };
  } finally {
    await proxy.close();
  }
}

function kindOf(line) {
  try {
    return JSON.parse(line).kind;
  } catch {
    return undefined; // a line for people
  }
}
