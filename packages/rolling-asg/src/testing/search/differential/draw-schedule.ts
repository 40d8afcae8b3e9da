import type { GroupSizes } from '../../../cloud/ports.js';
import { createRandom, type Random } from '../worlds/random.js';
import { groupNames, settledMs, templateNames, type Call, type Schedule, type Step } from './schedule.js';

/** The schedule of a seed: a template and a group, and then anything. */
export function drawSchedule(seed: number): Schedule {
  const random = createRandom(seed, 2_000);
  const { int, pick, chance } = random;
  const sizes = { minSize: 1, maxSize: 4, desiredCapacity: 2 };
  const [template] = templateNames;
  return {
    doubts: {
      attachWhileRemoving: pick(['taken', 'refused']),
      detachWhileRemoving: pick(['taken', 'refused']),
      templateLagMs: chance(20) ? 8_000 : 0,
      tagConditionLagMs: chance(20) ? 8_000 : 0,
      tagLagMs: chance(20) ? 4_000 : 0,
    },
    steps: [
      { kind: 'createTemplate', template, image: 'good' },
      { kind: 'pass', ms: 10_000 },
      { kind: 'createGroup', group: groupNames[0], template, version: 1, sizes },
      { kind: 'pass', ms: settledMs },
      ...Array.from({ length: int(5, 25) }, (_, index) => drawStep(random, index)),
    ],
  };
}

function drawStep(random: Random, index: number): Step {
  const { pick, int, chance } = random;
  if (chance(35)) return { kind: 'pass', ms: pick([2_000, settledMs, settledMs]) };
  if (chance(6)) return { kind: 'terminate', group: pick(groupNames), index: int(0, 3) };
  const call = drawCall(random, index);
  return chance(15) ? { ...call, fault: pick(['throttled', 'denied', 'answer lost']) } : call;
}

function drawCall(random: Random, index: number): Call {
  const { pick, int, chance } = random;
  const kind = pick(kinds);
  const group = chance(60) ? groupNames[0] : pick(groupNames);
  const template = chance(70) ? templateNames[0] : pick(templateNames);
  const version = int(1, 3);
  switch (kind) {
    case 'createTemplate':
      return { kind, template, image: pick(['good', 'bad']) };
    case 'createVersion':
      return chance(30)
        ? { kind, template, image: 'good', token: `again-${template}` }
        : { kind, template, image: pick(['good', 'bad']), token: `t${index}` };
    case 'deleteVersion':
      return { kind, template, version };
    case 'deleteTemplate':
      return { kind, template };
    case 'tagTemplate':
      return { kind, template, tags: { [pick(['a', 'b'])]: String(index) } };
    case 'untagTemplate':
      return { kind, template, keys: [pick(['a', 'b'])] };
    case 'createGroup':
      return { kind, group, template, version, sizes: drawSizes(random) };
    case 'resize':
      return { kind, group, sizes: drawResize(random) };
    case 'tag':
      return { kind, group, tags: { [pick(['a', 'clicamos:service'])]: pick(['web', 'x']) } };
    case 'untag':
      return { kind, group, keys: [pick(['a', 'clicamos:service'])] };
    case 'protectAll':
      return { kind, group, isProtected: chance(50) };
    case 'protectGroup':
      return {
        kind,
        group,
        deletionProtection: pick(['none', 'prevent-force-deletion', 'prevent-all-deletion']),
      };
    case 'suspend':
    case 'resume':
      return {
        kind,
        group,
        processes: [pick(['Terminate', 'Launch', 'ReplaceUnhealthy', 'AddToLoadBalancer'])],
      };
    default:
      return { kind, group };
  }
}

function drawSizes({ int }: Random): Required<GroupSizes> {
  const minSize = int(0, 2);
  const maxSize = minSize + int(0, 2);
  return { minSize, maxSize, desiredCapacity: int(minSize, maxSize) };
}

function drawResize(random: Random): GroupSizes {
  const { int, pick } = random;
  const sizes = drawSizes(random);
  return pick([
    sizes,
    { minSize: 0, maxSize: 0, desiredCapacity: 0 },
    { desiredCapacity: int(0, 5) },
    { minSize: int(0, 3) },
    { maxSize: int(0, 4) },
  ]);
}

const kinds = [
  ...(['createTemplate', 'createVersion', 'createVersion', 'deleteVersion', 'deleteTemplate'] as const),
  ...(['tagTemplate', 'untagTemplate', 'createGroup', 'createGroup', 'createGroup'] as const),
  ...(['resize', 'resize', 'resize', 'deleteGroup', 'deleteGroup', 'tag', 'tag', 'untag'] as const),
  ...(['attach', 'attach', 'detach', 'detach', 'detach', 'protectAll', 'protectGroup'] as const),
  ...(['suspend', 'resume'] as const),
] as const;
