import { parseGeneration } from '../../../journal/names.js';
import type { SimulatedCloud } from '../../simulated-cloud.js';
import { assertNever } from '../../../cloud/assert-never.js';
import type { SimGroup, SimState } from '../../simulation/sim-state.js';
import { tagKeys } from '../../../journal/tags.js';
import { ownKeys } from '../../judge/intention.js';
import type { EventSpec } from '../worlds/world.js';

/** Lets an event happen, on the group that it is about. @returns that group, as it is afterwards */
export function act(cloud: SimulatedCloud, { group: which, action }: EventSpec): SimGroup | undefined {
  const { state } = cloud;
  cloud.settle();
  const group = pickGroup(state, which);
  switch (action.kind) {
    case 'image':
      state.images.set(action.imageId, action.behaviour);
      break;
    case 'trouble':
      state.launchTrouble = { message: action.message, until: state.now + action.ms };
      break;
    case 'track':
      track(cloud, action.load);
      break;
    case 'schedule': {
      const definition = { atMs: state.now + action.afterMs + 1_000, ...action.sizes };
      if (group !== undefined)
        group.scheduledActions = [...(group.scheduledActions ?? []), { name: 'soon', definition }];
      break;
    }
    case 'resize':
    case 'detach':
    case 'attach':
    case 'terminate':
    case 'break':
    case 'standby':
    case 'deregister':
    case 'protect':
    case 'suspend':
    case 'resume':
    case 'delete':
      if (group !== undefined) cloud.operate(group.name, action);
      break;
    case 'untag':
      // A service whose groups have all lost our tags is not ours any more: nothing of it may be touched.
      if (group !== undefined && isTaggedBeside(state, group)) cloud.operate(group.name, action);
      break;
    default:
      return assertNever(action);
  }
  return group;
}

/** From now on target tracking acts: one instance for each piece of the load, as the policy `cpu` says. */
function track({ state }: SimulatedCloud, load: number): void {
  state.load = load;
  for (const group of state.groups.values()) {
    group.policies = (group.policies ?? []).map((policy) =>
      policy.name === 'cpu' ? { ...policy, definition: { target: 1 } } : policy,
    );
  }
}

function isTaggedBeside({ groups }: SimState, group: SimGroup): boolean {
  return [...groups.values()].some(
    (other) => other !== group && other.isDeleting !== true && ownKeys(other).includes(tagKeys.service),
  );
}

function pickGroup(state: SimState, which: EventSpec['group']): SimGroup | undefined {
  const number = ({ name }: SimGroup) => parseGeneration('web', name) ?? 0;
  const all = [...state.groups.values()].sort((a, b) => number(a) - number(b));
  return which === 'oldest' ? all[0] : all[all.length - 1];
}
