import { describeEnd } from '../command/recover.mjs';
import { readSaid } from './read-said.mjs';

const code = { ok: 0, rolledBack: 3, locked: 5 };

/**
 * Why two deployers did not end with one winner and one who was told of it.
 *
 * @param {readonly { code?: number, stdout: string, stderr: string }[]} ends
 * @param {{ images: readonly string[], live: string | undefined }} options what each deployed, and what is live now
 * @returns {readonly string[]}
 */
export function reasonsNotOneDeployer(ends, { images, live }) {
  const winner = ends.findIndex((end) => end.code === code.ok);
  const loser = 1 - winner;
  if (winner < 0 || ends[loser].code !== code.locked)
    return [`not one winner and one refused: ${ends.map((end) => describeEnd('deploy', end)).join(' | ')}`];
  return [
    ...(live === images[winner] ? [] : [`the winner deployed ${images[winner]}, live is ${live}`]),
    ...reasonsNotTold(ends[loser], ends[winner]),
  ];
}

/**
 * Why a deployer and an abort did not end with one outcome that both know of.
 *
 * @param {readonly [object, object]} ends of the deploy and of the abort
 * @param {{ imageId: string, live: string | undefined }} options
 * @returns {readonly string[]}
 */
export function reasonsNotOneEnd([deploy, abort], { imageId, live }) {
  const isDeployed = live === imageId;
  const right = isDeployed ? [code.ok, code.locked] : [code.rolledBack, code.locked];
  const isRight = right.includes(deploy.code) && [code.ok, code.rolledBack, code.locked].includes(abort.code);
  if (!isRight || (deploy.code === code.locked && abort.code === code.locked))
    return [
      `${isDeployed ? 'the new' : 'the old'} image is live, but ${describeEnd('deploy', deploy)} | ${describeEnd('abort', abort)}`,
    ];
  if (deploy.code === code.locked) return reasonsNotTold(deploy, abort);
  return abort.code === code.locked ? reasonsNotTold(abort, deploy) : [];
}

/** The loser names the winner's rollout, or the abort. */
function reasonsNotTold(loser, winner) {
  const { rolloutId } = readSaid(winner);
  const { refusal } = readSaid(loser);
  const isNamed = rolloutId !== undefined && refusal.includes(rolloutId);
  return isNamed ? [] : [`the loser does not name ${rolloutId}, who won: ${refusal.slice(0, 300)}`];
}
