import type { Fault } from '../../simulation/fault.js';
import type { Random } from './random.js';
import type { ActorSpec, FateSpec, FaultSpec } from './world.js';

interface Draw {
  readonly id: string;
  readonly actors: readonly ActorSpec[];
}

/** What becomes of one of the actors. */
export function drawFate(random: Random, { id, actors }: Draw): FateSpec {
  const { pick, int } = random;
  const kind = pick<FateSpec['kind']>(['kill', 'kill', 'stop', 'sleep']);
  const ms = kind === 'sleep' ? pick([10, 60, 300, 1_800]) * 1_000 : undefined;
  return { id, actor: anyOf(random, actors), kind, call: int(1, 100), ...(ms === undefined ? {} : { ms }) };
}

/** A fault of one of the actors. */
export function drawFault(random: Random, { id, actors }: Draw): FaultSpec {
  const { pick, int } = random;
  const actor = anyOf(random, actors);
  const kind = pick([
    'transient',
    'transient',
    'denied',
    'refused',
    'late',
    'late',
    'hangs',
    'stale',
    'absent',
    'unknown',
  ]);
  const one = (on: FaultSpec['on'], fault: Fault, count = 1): FaultSpec => {
    const from = int(1, on === 'change' ? 20 : on === 'any' || on === 'read' ? 80 : 30);
    return { id, actor, on, from, count, fault };
  };
  switch (kind) {
    case 'transient':
      return one(pick(['any', 'read', 'change']), transient(random), int(1, 8));
    case 'denied':
      return one('any', { kind: 'denied' }, int(1, 6));
    case 'refused':
      return one('any', { kind: 'refused', isDone: random.chance(50) });
    case 'late':
      return one('change', late(random));
    case 'hangs':
      return one(pick(['any', 'change']), { kind: 'hangs' });
    case 'stale':
      return one(
        'read',
        { kind: 'stale', ms: pick([1, 1_000, 5_000, 15_000]), what: pick(['all', 'tags']) },
        int(1, 2),
      );
    case 'absent':
      return one(pick(['findGroups', 'readTargetStates']), named(random, 'absent'));
    default:
      return one('readTargetStates', named(random, 'unknown'), int(1, 2));
  }
}

function transient({ chance, pick }: Random): Fault {
  return { kind: pick(['throttled', 'unavailable']), isDone: chance(40) };
}

function late({ chance, pick }: Random): Fault {
  const ms = pick([5_000, 20_000, 60_000, 150_000]);
  return chance(50) ? { kind: 'late', ms } : { kind: 'late', ms, error: 'unavailable' };
}

function named({ pick }: Random, kind: 'absent' | 'unknown'): Fault {
  const name = pick(['web-v001', 'web-v002', undefined]);
  return name === undefined ? { kind } : { kind, name };
}

function anyOf({ int }: Random, actors: readonly ActorSpec[]): string {
  return actors[int(0, actors.length - 1)]?.id ?? 'a0';
}
