import { countsTowardsCapacity, isArriving, unitsOf, type Member } from '../group/member.js';
import { chooseForTermination } from './choose-for-termination.js';
import { decideRebalance } from './decide-rebalance.js';
import { nothing, type Action, type Decision, type Launch } from '../view/decision.js';
import { placeInstances } from './place-instances.js';
import { unitsAhead, wantedCapacity } from '../capacity/wanted-capacity.js';
import { activeRefresh } from '../group/active-refresh.js';
import { chooseWarm } from './choose-warm.js';
import { isSuspended, type View } from '../view/view.js';

/** Launches what is missing, takes out what is too much, and otherwise keeps the zones even. */
export function decideCapacity(view: View, nowMs: number): Decision {
  const counted = [...view.group.members.values()].filter(countsTowardsCapacity);
  const missing = wantedCapacity(view.group) - unitsOf(counted);
  if (missing > 0) return decideScaleOut(view, { counted, missing, nowMs });
  if (missing < 0) return decideScaleIn(view, counted);
  return hasNews(view) ? { actions: [{ kind: 'settle' }] } : decideRebalance(view, nowMs);
}

interface ScaleOut {
  readonly counted: readonly Member[];
  readonly missing: number;
  readonly nowMs: number;
}

function decideScaleOut(view: View, { counted, missing, nowMs }: ScaleOut): Decision {
  const { settings, launchBackoff, replacementsOwed } = view.group;
  const { launchesOwed: refreshOwed = 0, batch } = activeRefresh(view.group) ?? {};
  if (isSuspended(view, 'Launch')) return nothing;
  if (launchBackoff && nowMs < launchBackoff.retryAtMs) {
    return { actions: [], lookAgainAtMs: launchBackoff.retryAtMs };
  }
  // What comes ahead of another takes its place.
  const present = [...view.group.members.values()].filter(
    (member) => isPresent(member) && batch?.ahead.includes(member.instanceId) !== true,
  );
  const avoid = launchBackoff?.zones ?? new Set<string>();
  // Where instances count differently, what one counts is known when it is launched.
  const count = isWeighted(view) ? 1 : missing;
  const places = placeInstances(settings.subnets, present, { count, avoid });
  const actions = chooseWarm(view, places).map(({ place: { subnetId, zone }, warm }, index): Action => {
    const owed = replacementsOwed + unitsAhead(view.group);
    const origin = originOf(index, { replacementsOwed: owed, refreshOwed });
    const step = { origin, from: unitsOf(counted), to: wantedCapacity(view.group) };
    if (warm) return { kind: 'startWarm', instanceId: warm.instanceId, ...step };
    return { kind: 'launch', subnetId, zone, ...step };
  });
  return { actions };
}

interface Owed {
  readonly replacementsOwed: number;
  readonly refreshOwed: number;
}

function originOf(index: number, { replacementsOwed, refreshOwed }: Owed): Launch['origin'] {
  if (index < replacementsOwed) return 'replacement';
  return index < replacementsOwed + refreshOwed ? 'refresh' : 'capacity';
}

function decideScaleIn(view: View, counted: readonly Member[]): Decision {
  if (isSuspended(view, 'Terminate')) return nothing;
  const { protectionIsReported } = view.group;
  const from = unitsOf(counted);
  const excess = from - wantedCapacity(view.group);
  const fitting = counted.filter(({ weight = 1 }) => weight <= excess);
  // What is above the desired capacity by less than an instance stays.
  if (fitting.length === 0) return hasNews(view) ? { actions: [{ kind: 'settle' }] } : nothing;
  const chosen = isWeighted(view)
    ? chooseForTermination(view.group, fitting, 1)
    : chooseForTermination(view.group, counted, excess);
  const instanceIds = chosen.map(({ instanceId }) => instanceId);
  const to = from - unitsOf(chosen);
  if (instanceIds.length > 0) return { actions: [{ kind: 'scaleIn', instanceIds, from, to }] };
  return protectionIsReported ? nothing : { actions: [{ kind: 'reportProtection' }] };
}

const isWeighted = ({ group: { settings, members } }: View) =>
  settings.mixedPolicy?.types.some(({ weight }) => weight !== undefined) === true ||
  [...members.values()].some(({ weight }) => weight !== undefined);

const isPresent = (member: Member) => isArriving(member) || member.lifecycle === 'InService';

const hasNews = ({ group }: View) =>
  group.capacityChange !== undefined || group.replacementsOwed > 0 || group.protectionIsReported;
