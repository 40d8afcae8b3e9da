import type { Group } from '../../cloud/cloud.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import type { RolloutContext } from '../context/context.js';
import { undoOnPrevious } from './tag-previous.js';

/** What somebody else did to the groups that breaks what the rollout promises: what it wants, and what is there. */
export interface ForeignChange {
  readonly groupName: string;
  readonly want: string;
  readonly have: string;
}

/**
 * What stands in the way because somebody else changed it; with `abort` it ends the rollout, with `adopt` it counts as
 * meant. Otherwise the wait goes on until it is put right, or the step's deadline.
 *
 * @throws Error with `onForeignChange: 'abort'`
 */
export function reasonForeign(context: RolloutContext, sample: Sample): string | undefined {
  const { onForeignChange } = context.settings;
  if (onForeignChange === 'adopt') return undefined;
  const [first] = foreignChanges(context, sample);
  if (first === undefined) return undefined;
  const text = `somebody else changed \`${first.groupName}\`: want ${first.want}, have ${first.have}`;
  if (onForeignChange === 'abort') throw new Error(text);
  return text;
}

function foreignChanges(context: RolloutContext, sample: Sample): readonly ForeignChange[] {
  const { target, memory } = context;
  const next = groupIn(sample, target.next.name);
  const previous = groupIn(sample, target.previous?.name);
  const wanted = target.sources.map(({ id }) => id);
  return [
    ...(next === undefined ? [] : changesOf(next, wanted, launching)),
    ...(previous === undefined || memory.isDraining
      ? []
      : changesOf(previous, undoOnPrevious(context, previous).sourceIds ?? [], [...launching, 'Terminate'])),
  ];
}

/** Without these nothing comes into traffic; and without `Terminate` a group cannot be removed. */
const launching: readonly string[] = ['Launch', 'AddToLoadBalancer'];

function changesOf(
  { name, isDeleting, sourceIds, suspendedProcesses }: Group,
  wanted: readonly string[],
  running: readonly string[],
): readonly ForeignChange[] {
  const missing = wanted.filter((one) => !sourceIds.includes(one));
  const standing = suspendedProcesses.filter((process) => running.includes(process));
  return [
    ...(isDeleting ? [{ groupName: name, want: 'the group', have: 'it is being deleted' }] : []),
    ...(missing.length > 0
      ? [{ groupName: name, want: `attached to ${missing.join(', ')}`, have: 'detached' }]
      : []),
    ...standing.map((process) => ({
      groupName: name,
      want: `${process} running`,
      have: `suspended (aws autoscaling resume-processes --auto-scaling-group-name ${name} --scaling-processes ${process})`,
    })),
  ];
}
