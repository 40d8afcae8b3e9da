import type { ProbeReport } from '@clicamos/health';
import type { GroupSnapshot, InstanceSnapshot, RolloutSnapshot, RolloutStep } from '@clicamos/rolling-asg';
import type { Paint } from './paint.js';
import { describeProbeLive } from './describe-probe.js';
import { duration } from './duration.js';

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
  /** Stays in view whatever else is told. */
  readonly notice?: string;
}

/** The picture of a rollout that a terminal redraws in place. */
export function liveTree(state: TreeState, paint: Paint): string {
  const { snapshot, probe } = state;
  return [
    headline(state),
    ...(state.notice === undefined ? [] : [paint.yellow(state.notice)]),
    '',
    ...[snapshot?.previous, snapshot?.next].flatMap((group) => (group ? groupLines(group, paint) : [])),
    '',
    ...waitLines(state, paint),
    ...(probe ? [`probe  ${lostAware(probe, paint)}`] : []),
  ].join('\n');
}

function headline({ header, rolloutId, step, elapsedMs }: TreeState): string {
  const where = step ? ` · step ${step.index} of ${step.count}: ${step.step.kind}` : '';
  return `${header} · rollout ${rolloutId}${where} · ${duration(elapsedMs)}`;
}

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
