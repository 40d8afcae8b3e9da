import type { Random } from './random.js';
import type { ActorSpec, EventSpec, Start, WorldAction } from './world.js';

/** Something that the cloud or an operator does. */
export function drawEvent(
  random: Random,
  { id, actors }: { readonly id: string; readonly actors: readonly ActorSpec[] },
): EventSpec {
  return {
    id,
    start: drawStart(random, actors),
    group: random.pick(['oldest', 'newest']),
    action: drawAction(random),
  };
}

function drawStart({ chance, int }: Random, actors: readonly ActorSpec[]): Start {
  const of = actors[int(0, actors.length - 1)]?.id ?? 'a0';
  if (chance(60)) return { kind: 'change', of, index: int(1, 20) };
  return chance(50) ? { kind: 'call', of, index: int(1, 90) } : { kind: 'at', ms: int(1, 300) * 1_000 };
}

function drawAction({ pick, int, chance }: Random): WorldAction {
  const kind = pick(kinds);
  switch (kind) {
    case 'resize':
      return { kind, sizes: chance(70) ? { desiredCapacity: int(1, 6) } : { minSize: int(1, 4) } };
    case 'suspend':
      return { kind, processes: [pick(['Terminate', 'ReplaceUnhealthy', 'Launch', 'AddToLoadBalancer'])] };
    case 'image':
      return { kind, imageId: pick(['ami-1', 'ami-2']), behaviour: { isBad: true } };
    case 'trouble':
      return { kind, message: 'You have exceeded your quota', ms: pick([60_000, 900_000]) };
    case 'track':
      return { kind, load: pick([1, 2, 3]) };
    case 'schedule':
      return { kind, afterMs: int(0, 120) * 1_000, sizes: { desiredCapacity: int(2, 6) } };
    case 'detach':
    case 'untag':
      return { kind };
    default:
      return { kind, index: int(0, 4) };
  }
}

const kinds = [
  ...([
    'resize',
    'resize',
    'detach',
    'terminate',
    'break',
    'break',
    'standby',
    'deregister',
    'suspend',
  ] as const),
  ...(['untag', 'image', 'trouble', 'track', 'schedule'] as const),
] as const;
