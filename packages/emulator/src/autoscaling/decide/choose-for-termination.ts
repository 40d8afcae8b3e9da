import { zonesOf, type Group } from '../group/group.js';
import type { Member } from '../group/member.js';
import type { TerminationPolicy } from '../group/termination-policy.js';
import { countBy } from './place-instances.js';

/**
 * Which instances scale-in takes: never protected ones; unhealthy ones first; else from the zone with the
 * most (a zone that the group has left comes before all), by the group's termination policies, at last the
 * oldest. Fewer than `count` when the rest is protected.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
 */
export function chooseForTermination(
  group: Group,
  counted: readonly Member[],
  count: number,
): readonly Member[] {
  const chosen: Member[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    const remaining = counted.filter((member) => !chosen.includes(member));
    const next = firstToGo(group, remaining);
    if (next) chosen.push(next);
  }
  return chosen;
}

function firstToGo(group: Group, remaining: readonly Member[]): Member | undefined {
  const eligible = remaining.filter((member) => !member.protectedFromScaleIn);
  const unhealthy = eligible.filter((member) => member.unhealthy);
  const candidates = unhealthy.length > 0 ? unhealthy : inFullestZone(group, remaining, eligible);
  const comparators = [
    ...group.settings.terminationPolicies.map((policy) => comparatorOf(policy, group)),
    oldestFirst,
  ];
  return candidates.toSorted((a, b) => firstDifference(comparators, a, b))[0];
}

function inFullestZone(
  group: Group,
  remaining: readonly Member[],
  eligible: readonly Member[],
): readonly Member[] {
  const counts = countBy(remaining, ({ zone }) => zone);
  const zones = new Set(zonesOf(group.settings));
  const load = ({ zone }: Member) => (zones.has(zone) ? (counts.get(zone) ?? 0) : Infinity);
  const fullest = Math.max(...eligible.map(load));
  return eligible.filter((member) => load(member) === fullest);
}

type Comparator = (a: Member, b: Member) => number;

const oldestFirst: Comparator = (a, b) => a.joinedAtMs - b.joinedAtMs;
const noPreference: Comparator = () => 0;

/** Another template than the group's, and a launch configuration, is older than any version of the group's. */
const oldestTemplateFirst =
  ({ settings }: Group): Comparator =>
  (a, b) => {
    const ageOf = ({ launchTemplate }: Member) =>
      launchTemplate && launchTemplate.id === settings.launchTemplate?.id ? launchTemplate.version : 0;
    return ageOf(a) - ageOf(b);
  };

function comparatorOf(policy: TerminationPolicy, group: Group): Comparator {
  switch (policy) {
    case 'Default':
    case 'OldestLaunchTemplate':
      return oldestTemplateFirst(group);
    case 'OldestInstance':
      return oldestFirst;
    case 'NewestInstance':
      return (a, b) => oldestFirst(b, a);
    default:
      return noPreference; // launch configurations, spot allocation and billing hours are not emulated
  }
}

const firstDifference = (comparators: readonly Comparator[], a: Member, b: Member): number => {
  for (const compare of comparators) {
    const difference = compare(a, b);
    if (difference !== 0) return difference;
  }
  return 0;
};
