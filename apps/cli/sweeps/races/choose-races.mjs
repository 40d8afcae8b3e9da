import { seeded } from '../judge/seeded.mjs';

const spreadMs = 500;

/** From where on the abort goes: the same instant, or one of the rollout's writes. */
const anchors = [
  undefined,
  'CreateLaunchTemplateVersion',
  'CreateAutoScalingGroup',
  'DetachLoadBalancers',
  'UpdateAutoScalingGroup',
];

/**
 * `count` races of two deployers and as many of a deployer and an abort, with the offsets that the seed says.
 *
 * @param {{ count: number, seed: number, only?: string }} flags `only` is `deployers:17` or `abort:3`, with commas
 */
export function chooseRaces({ count, seed, only }) {
  const wanted = only?.split(',');
  if (wanted?.some((text) => !/^(deployers|abort):[1-9]\d*$/.test(text)))
    throw new Error(`Expected kind:number, for example deployers:17 or abort:3, got \`${only}\``);
  const numbers = wanted?.map((text) => Number(text.split(':')[1])) ?? [count];
  const races = ['deployers', 'abort'].flatMap((kind) => racesOf(kind, Math.max(...numbers), seed));
  return wanted === undefined ? races : races.filter(({ name }) => wanted.includes(name));
}

/** The first of both kinds has no offset at all. */
function racesOf(kind, count, seed) {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, place) => ({
    kind,
    name: `${kind}:${place + 1}`,
    offsetMs: place === 0 ? 0 : Math.floor(random() * spreadMs),
    anchor: kind === 'abort' ? anchors[place % anchors.length] : undefined,
  }));
}
