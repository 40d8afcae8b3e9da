import { describeEnd } from '../command/recover.mjs';
import { readSaid } from './read-said.mjs';

const code = { ok: 0, usage: 2, rolledBack: 3, locked: 5 };

/** Another holds the service, or has won it since this one planned. */
const refused = [code.locked, code.usage];

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
  if (winner < 0 || !refused.includes(ends[loser].code))
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
  const right = [isDeployed ? code.ok : code.rolledBack, ...refused];
  const isRight = right.includes(deploy.code) && [code.ok, code.rolledBack, code.locked].includes(abort.code);
  if (!isRight || (refused.includes(deploy.code) && abort.code === code.locked))
    return [
      `${isDeployed ? 'the new' : 'the old'} image is live, but ${describeEnd('deploy', deploy)} | ${describeEnd('abort', abort)}`,
    ];
  if (refused.includes(deploy.code)) return reasonsNotTold(deploy, abort);
  return abort.code === code.locked ? reasonsNotTold(abort, deploy) : [];
}

/** The loser names the winner: its rollout, its group or its generation. */
function reasonsNotTold({ stderr }, winner) {
  const { rolloutId, groupName } = readSaid(winner);
  const generation = /-v0*(\d+)$/.exec(groupName ?? '')?.[1];
  const names = [rolloutId, groupName, generation && `generation ${generation}`].filter(Boolean);
  const isNamed = names.some((name) => stderr.includes(name));
  return isNamed ? [] : [`the loser names none of ${names.join(', ')}, who won: ${stderr.slice(0, 300)}`];
}
