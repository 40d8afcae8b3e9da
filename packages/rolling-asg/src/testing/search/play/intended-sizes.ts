import { alsoIntended, type Intention } from '../../judge/intention.js';
import { servingInstances } from '../../simulation/health.js';
import type { SimGroup, SimState } from '../../simulation/sim-state.js';
import type { WorldAction } from '../worlds/world.js';

/** What a service should be, by the start and by all that somebody else wanted since. */
export interface IntendedSizes {
  readonly intention: () => Intention;
  /** What must serve: the least that was wanted lately. */
  readonly wantedAt: (now: number) => number;
  /** Somebody else has done this. `group` is as it is afterwards. */
  readonly note: (action: WorldAction, group: SimGroup | undefined, now: number) => void;
  /** A policy that scales the only group that serves is somebody's wish too: it sees all of the load. */
  readonly look: (state: SimState) => void;
}

interface Wish {
  readonly at: number;
  readonly desired: number;
  /** The group that it was made on: one that leaves before it could be followed takes it along. */
  readonly groupName?: string;
}

/** A wish is followed within so long. */
const followMs = 120_000;

export function watchIntended(start: Intention, capacity: number): IntendedSizes {
  let intention = start;
  let isTracked = false;
  let wishes: readonly Wish[] = [{ at: -Infinity, desired: capacity }];
  const wish = (desired: number, at: number, groupName?: string) => {
    intention = alsoIntended(intention, { desiredCapacity: desired });
    // What is scheduled comes later than what somebody wants meanwhile.
    wishes = [...wishes, { at, desired, groupName }].sort((one, other) => one.at - other.at);
  };
  return {
    intention: () => intention,
    // A policy that acts may take back what somebody added, but not what there was at the start.
    // Where nothing was live nothing can be missed.
    wantedAt: (now) =>
      capacity === 0 ? 0 : Math.min(isTracked ? capacity : Infinity, leastOf(wishes, now - followMs)),
    note: (action, group, now) => {
      isTracked ||= action.kind === 'track';
      if (action.kind === 'track') intention = anyCapacity(intention);
      if (action.kind === 'resize' || action.kind === 'schedule')
        intention = alsoIntended(intention, action.sizes);
      const { name, desiredCapacity = capacity } = group ?? {};
      if (action.kind === 'schedule') {
        const { desiredCapacity: desired = capacity } = action.sizes;
        // A scheduled action does not go under the minimum that somebody has set meanwhile, nor over the maximum.
        const { minSize = desired, maxSize = desired } = group ?? {};
        return wish(Math.max(minSize, Math.min(maxSize, desired)), now + action.afterMs, name);
      }
      if (action.kind === 'resize' || action.kind === 'standby') wish(desiredCapacity, now, name);
    },
    look: (state) => {
      const { groups, now } = state;
      wishes = wishes.filter((one) => one.at <= now - followMs || isStillMeant(one, groups));
      const [only, ...others] = [...groups.values()].filter((one) => servingInstances(state, one).length > 0);
      if (others.length > 0 || only?.sizedBy !== 'policy') return;
      if (wishes[wishes.length - 1]?.desired !== only.desiredCapacity) wish(only.desiredCapacity, now);
    },
  };
}

/** A group that a person took out of traffic is meant as before; one that we took out is being replaced. */
function isStillMeant({ groupName }: Wish, groups: SimState['groups']): boolean {
  if (groupName === undefined) return true;
  const group = groups.get(groupName);
  return group !== undefined && (group.sourceIds.length > 0 || group.detachedBy === 'operator');
}

/** The least of the wishes since then, and of the one that held then. */
function leastOf(wishes: readonly Wish[], since: number): number {
  const held = wishes.filter(({ at }) => at <= since);
  const later = wishes.filter(({ at }) => at > since);
  return Math.min(...[...held.slice(-1), ...later].map(({ desired }) => desired));
}

function anyCapacity(intention: Intention): Intention {
  return { ...intention, desiredCapacity: [1, 2, 3, 4, 5, 6, 7, 8] };
}
