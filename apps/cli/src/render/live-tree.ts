import { duration } from '@clicamos/report';
import type { ProbeReport } from '@clicamos/health';
import type { GroupSnapshot, InstanceSnapshot, RolloutSnapshot, RolloutStep } from '@clicamos/rolling-asg';
import type { Paint } from './paint.js';
import { describeProbeLive } from './describe-probe.js';

/** What the tree shows: the latest of everything. */
export interface TreeState {
  readonly header: string;
  readonly rolloutId: string;
  readonly step?: { readonly step: RolloutStep; readonly index: number; readonly count: number };
  readonly elapsedMs: number;
  readonly reason?: string;
  /** What is left of the deadline. */
  readonly leftMs?: number;
  readonly snapshot?: RolloutSnapshot;
  readonly probe?: ProbeReport;
  /** Whether what was begun is undone now. */
  readonly isGoingBack?: boolean;
  /** Stays in view whatever else is told. */
  readonly notice?: string;
}

/** The picture of a rollout that a terminal redraws in place. */
export function liveTree(state: TreeState, paint: Paint): string {
  const { snapshot, probe } = state;
  return [
    state.header,
    headline(state, paint),
    ...(state.notice === undefined ? [] : [paint.yellow(state.notice)]),
    '',
    ...[snapshot?.previous, snapshot?.next].flatMap((group) => (group ? groupLines(group, paint) : [])),
    '',
    ...waitLines(state, paint),
    ...(probe ? [`probe  ${lostAware(probe, paint)}`] : []),
  ].join('\n');
}

function headline(state: TreeState, paint: Paint): string {
  const { rolloutId, elapsedMs } = state;
  const rollout = rolloutId === '' ? [] : [`rollout ${rolloutId}`];
  return [...rollout, ...whereabouts(state, paint), duration(elapsedMs)].join(' · ');
}

function whereabouts({ step, isGoingBack, snapshot }: TreeState, paint: Paint): string[] {
  const at = step && `step ${step.index} of ${step.count}`;
  if (isGoingBack === true)
    return [paint.yellow(`going back${undoing(snapshot)}`), ...(at ? [`was at ${at}`] : [])];
  return step ? [`${at}: ${stepNames[step.step.kind]}`] : [];
}

/** Only a group that is there is named: before that, nothing of it has to be undone. */
const undoing = (snapshot: RolloutSnapshot | undefined): string =>
  snapshot?.next === undefined ? '' : `, ${snapshot.next.name} is removed`;

const stepNames: Readonly<Record<RolloutStep['kind'], string>> = {
  createLaunchTemplateVersion: 'launch template',
  createGroup: 'new group',
  reclaimGroup: 'warm group back',
  holdPrevious: 'hold capacity',
  awaitCapacity: 'capacity',
  bake: 'bake',
  drain: 'drain',
  keepPrevious: 'keep warm',
  endKept: 'delete kept',
  deleteGroup: 'delete previous',
  finish: 'finish',
};

/** A group and its instances, one line each. */
export function groupLines(
  group: Omit<GroupSnapshot, 'role'> & { readonly role: string },
  paint: Paint,
): string[] {
  const head = `${group.name}  ${group.role.padEnd(8)}  ${group.imageId ?? ''}   ${group.serving}/${group.desiredCapacity} serving`;
  return [paint.bold(head), ...group.instances.map((instance) => instanceLine(instance, paint))];
}

function instanceLine({ instanceId, zone, state, text }: InstanceSnapshot, paint: Paint): string {
  const color = {
    serving: paint.green,
    failed: paint.red,
    unknown: paint.red,
    leaving: paint.dim,
    stopped: paint.dim,
  } as const;
  const painted = state in color ? color[state as keyof typeof color](text) : paint.yellow(text);
  return `  ${instanceId}  ${zone}  ${painted}`;
}

function waitLines({ reason, leftMs }: TreeState, paint: Paint): string[] {
  if (reason === undefined) return [];
  const left = leftMs === undefined ? '' : paint.dim(` (gives up in ${duration(leftMs)})`);
  return [`waits  ${reason}${left}`];
}

function lostAware(probe: ProbeReport, paint: Paint): string {
  const text = describeProbeLive(probe);
  return probe.lost === 0 ? text : paint.red(text);
}
