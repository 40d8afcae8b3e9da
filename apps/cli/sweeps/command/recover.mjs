import { setTimeout as delay } from 'node:timers/promises';

/** The lease of a dead runner and the longest request are over within 75 AWS seconds; three times that is too long. */
const patienceSeconds = 240;
const betweenSeconds = 10;
const isLocked = 5;

/**
 * Runs the command with which a person or a script ends what a dead runner left; again while it says that the
 * runner may still live.
 *
 * @param {{ sandboxAt(): Promise<object>, speed: number }} world
 * @param {readonly string[]} args
 * @param {{ good?: readonly number[], first?: { ended: Promise<object> } }} [options] `good` are the exit codes that
 *   are right; `first` is a run that was started already
 * @returns {Promise<{ reason?: string, ended: object }>} `reason` says why it did not end well
 */
export async function recover(world, args, { good = [0, 3], first } = {}) {
  const { speed } = world;
  const run = async () => (await world.sandboxAt()).start(args, { limitMs: 240_000 }).ended;
  let ended = await (first?.ended ?? run());
  const deadline = performance.now() + (patienceSeconds * 1_000) / speed;
  while (ended.code === isLocked && performance.now() < deadline) {
    await delay((betweenSeconds * 1_000) / speed);
    ended = await run();
  }
  return good.includes(ended.code) ? { ended } : { ended, reason: describeEnd(args[0], ended) };
}

/**
 * Ends what a dead runner left, by one of the commands that should: whatever it says, the state is judged apart.
 *
 * @param {'resume' | 'abort' | 'deploy'} recovery a `deploy` must have the image live at the end; a `resume` may find
 *   no rollout to resume (2)
 * @param {object} world
 * @param {string} imageId for `deploy`
 */
export function recoverBy(recovery, world, imageId) {
  if (recovery === 'deploy') return recover(world, ['deploy', '--ami', imageId], { good: [0] });
  return recover(world, [recovery], { good: recovery === 'resume' ? [0, 2, 3] : [0, 3] });
}

/** How a command ended, with what it said of it: on stderr, else why a rollout went back, else all but its header. */
export function describeEnd(name, { code, signal, isOverdue, stdout, stderr }) {
  const [first] = stderr.trim().split('\n');
  const [, why] =
    /^ {2}why +(.*)$/m.exec(stdout) ?? /"outcome":"rolled-back".*?"reason":"([^"]*)/.exec(stdout) ?? [];
  const rest = stdout
    .trim()
    .split(/\s*\n\s*/)
    .slice(1)
    .join(' · ');
  const said = (first || why || rest).slice(0, 400);
  return `${name} ${isOverdue ? 'did not end in time' : `ended with ${code ?? signal}`}: ${said}`;
}
