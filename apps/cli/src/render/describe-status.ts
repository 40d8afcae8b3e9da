import { duration } from '@clicamos/report';
import {
  isTargetGroup,
  sourceName,
  type Group,
  type LockHolder,
  type ServiceObservation,
} from '@clicamos/rolling-asg';
import { leftOf } from '../rollout/await-holder.js';
import { loadBalancerUrl } from '../probe/load-balancer-url.js';
import { commandText, type Given } from './command-text.js';
import { groupLines, type GroupLook } from './group-lines.js';

export interface StatusOptions extends GroupLook {
  /** What the command line said; the commands that are named say it again. */
  readonly given: Given;
  /** Groups that are not the service's, behind its load balancers; looked for where it has none of its own. */
  readonly beside: readonly Pick<Group, 'name' | 'instances' | 'sourceIds'>[];
  /** AWS seconds per real second. */
  readonly speed: number;
  /** Of the clock that leases are written by, ms. */
  readonly now: number;
}

/** Whether there is a group that serves, or is to: one that failed and was kept is not. */
export const hasGroup = ({ groups }: ServiceObservation): boolean =>
  groups.some(({ role }) => role !== 'failed');

/** A service as it is now: its groups, instance by instance, its address, and who is changing it. */
export function describeStatus(observation: ServiceObservation, options: StatusOptions): string[] {
  const { given, beside, paint } = options;
  const { groups, sources, missingSources, holder } = observation;
  return [
    '',
    ...groups.flatMap(({ snapshot, role }) => groupLines({ ...snapshot, role }, options)),
    ...(hasGroup(observation) ? [] : emptyLines(beside, given)),
    ...sources
      .flatMap(({ settings }) =>
        settings.loadBalancers.flatMap((one) => loadBalancerUrl(one, settings) ?? []),
      )
      .map((url) => `url  ${url}`),
    ...missingSources.map((id) => paint.red(`${sourceText(id)} is attached to a group, but does not exist.`)),
    ...twoLiveLines(observation, options),
    ...failedLines(observation, given),
    ...warmLines(observation, options),
    ...(holder ? ['', ...holderLines(holder, options)] : []),
  ];
}

const sourceText = (id: string) =>
  `${isTargetGroup(id) ? 'Target group' : 'Load balancer'} \`${sourceName(id)}\``;

function emptyLines(beside: StatusOptions['beside'], given: Given): string[] {
  if (beside.length === 0) return [`Nothing is deployed yet. Run: ${commandText('deploy', given)}`];
  return [
    'Nothing is deployed yet, but behind the load balancer there is what is not a group of this service:',
    ...beside.map(
      ({ name, instances, sourceIds }) =>
        `  ${name}   ${instances.length} instance${instances.length === 1 ? '' : 's'}   ${sourceIds.map(sourceName).join(', ')}`,
    ),
    'A deploy would make a first group beside it. To take it over, look at:',
    ...beside.map(({ name }) => `  ${commandText('plan', { ...given, adopt: name })} --ami ami-...`),
  ];
}

/** Nothing of ours removes them by itself, and they cost. */
function failedLines({ groups }: ServiceObservation, given: Given): string[] {
  const names = groups.filter(({ role }) => role === 'failed').map(({ group }) => group.name);
  if (names.length === 0) return [];
  return [
    '',
    `kept after a failure, to look at: ${names.join(', ')}`,
    `remove it with: ${commandText('abort', given)}`,
  ];
}

/** They are there for a rollback, and they cost. */
function warmLines({ groups }: ServiceObservation, { given, now, speed }: StatusOptions): string[] {
  const kept = groups.filter(({ role }) => role === 'kept');
  return kept.flatMap(({ group }) => {
    const left = Date.parse(tagOf(group, 'clicamos:kept-until') ?? '') - now;
    const time = left > 0 ? `for another ${duration(left / speed)}` : 'for longer than was asked';
    return [
      '',
      `${group.name} is kept warm ${time}`,
      `go back to it: ${commandText('rollback', given)} · remove it now: ${commandText('finish', given)}`,
    ];
  });
}

function twoLiveLines({ groups, holder }: ServiceObservation, { given, paint }: StatusOptions): string[] {
  const live = groups.filter(({ role, group }) => role === 'live' && !group.isDeleting);
  if (live.length < 2 || holder !== undefined) return [];
  const names = live.map(({ group }) => group.name).join(' and ');
  return [
    '',
    paint.red(`There is more than one live group: ${names}.`),
    `Look: ${commandText('doctor', given)}`,
  ];
}

function holderLines(holder: LockHolder, options: StatusOptions): string[] {
  const { given, now, speed } = options;
  const { rolloutId, groupName, by, since, step, seenAtMs } = holder;
  const ago = (ms: number) => `${duration(Math.max(0, now - ms) / speed)} ago`;
  const seen = seenAtMs === undefined ? '' : `, last seen ${ago(seenAtMs)}`;
  const begun = Number.isNaN(Date.parse(since)) ? since : ago(Date.parse(since));
  const isAlive = leftOf(holder, now) > 0;
  return [
    `being rolled out: ${rolloutId} to ${groupName}, by ${by}, begun ${begun}, at step ${step}${seen}`,
    ...(isAlive
      ? [
          ...pausedLines(holder, options),
          `watch it: ${commandText('status', given)} --watch · go back: ${commandText('abort', given)}`,
        ]
      : [
          `its runner has died. Go on: ${commandText('resume', given)} · go back: ${commandText('abort', given)}`,
        ]),
  ];
}

/** The clock of its pause is the runner's: what is left of it is in the runner's words. */
function pausedLines({ paused }: LockHolder, { given, speed }: StatusOptions): string[] {
  if (paused === undefined) return [];
  const time = duration(paused.forMs / speed);
  return [
    `paused by ${paused.by}: once next serves it waits for ${time}, then it goes back · go on: ${commandText('promote', given)}`,
  ];
}

const tagOf = ({ tags }: Pick<Group, 'tags'>, key: string) => tags.find((tag) => tag.key === key)?.value;
