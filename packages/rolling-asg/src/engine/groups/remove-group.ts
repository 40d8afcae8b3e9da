import { isCloudError } from '../../cloud/cloud-error.js';
import type { Group } from '../../cloud/cloud.js';
import { confirmPaceMs, removalPaceMs, watchPaceMs } from '../../observe/timing/next-poll.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import type { RolloutStepKind } from '../../plan/plan.js';
import { attempt } from '../hold/attempt.js';
import { change, changeIfPossible } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';
import { pause } from '../hold/hold-lease.js';
import { abandonLaunches, launchHooks } from './abandon-launches.js';
import { harmsPrevious } from './detach-group.js';
import { isGone } from '../watch/is-gone.js';
import type { RemovalProof } from '../context/removal-proof.js';
import { waitUntil } from '../watch/wait-until.js';

export interface GroupRemoval {
  readonly step: RolloutStepKind | 'rollBack';
  readonly proof: RemovalProof;
  readonly deadlineMs: number;
  /** Once the group was told to empty itself. */
  readonly onEmptying?: () => Promise<void>;
}

/**
 * Empties a group that is out of its load balancers, then deletes it, without force. Each look does what is next for
 * the state that it finds, so it goes on wherever an earlier run stopped; each change has the proof behind it.
 */
export async function removeGroup(context: RolloutContext, removal: GroupRemoval): Promise<number> {
  const { groupName } = removal.proof;
  const startedAt = context.clock.now();
  const floor = await waitUntil(context, {
    step: removal.step,
    failure: `Group \`${groupName}\` could not be removed`,
    deadlineMs: removal.deadlineMs,
    fromLastLook: true,
    judge: (sample) => goOn(context, sample, removal),
    pollMs: (sample) =>
      groupIn(sample, groupName) === undefined
        ? confirmPaceMs
        : removalPaceMs(context.clock.now() - startedAt),
  });
  if (groupName === context.target.previous?.name) context.memory.isPreviousGone = true;
  if (groupName === context.target.next.name) context.memory.isNextGone = true;
  context.emit({ kind: 'removed', what: `group ${groupName}` });
  return floor;
}

async function goOn(
  context: RolloutContext,
  sample: Sample,
  { proof, onEmptying }: GroupRemoval,
): Promise<string | undefined> {
  const { groupName } = proof;
  letLeaseGo(context, sample, groupName);
  proof.see(sample);
  if (sample.groups.kind === 'unread') return `the groups could not be read: ${sample.groups.reason}`;
  const group = groupIn(sample, groupName);
  if (group === undefined)
    return isGone(context, sample, groupName) ? undefined : `${groupName} is gone; to be confirmed`;
  if (group.isDeleting) return `${groupName} is being deleted`;
  await unprotect(context, group, proof);
  if (group.minSize + group.maxSize + group.desiredCapacity > 0) await empty(context, proof);
  await onEmptying?.();
  await abandonLaunches(context, group, proof);
  if (group.instances.length > 0) return leftText(context, group);
  return deleteEmpty(context, group, proof);
}

/** The lease is on next: with next it goes. */
function letLeaseGo({ memory, target }: RolloutContext, sample: Sample, groupName: string): void {
  if (groupName !== (memory.leasedGroup ?? target.next.name) || sample.groups.kind === 'unread') return;
  const group = groupIn(sample, groupName);
  if (group === undefined || group.isDeleting) memory.leaseUntil = undefined;
}

async function empty(context: RolloutContext, proof: RemovalProof): Promise<void> {
  const { memory, target, removals } = context;
  const isPrevious = proof.groupName === target.previous?.name;
  const options = { guard: proof.guard, onDoubt: harmsPrevious(context, proof.groupName) };
  const send = (signal: AbortSignal) => {
    // Before the answer: from the moment that it is sent there is no way back.
    if (isPrevious) memory.isEmptying = true;
    return removals.empty(proof, signal);
  };
  await change(context, send, options);
}

async function unprotect(
  context: RolloutContext,
  { name, instances }: Group,
  { guard }: RemovalProof,
): Promise<void> {
  // Of one on its way in or out AWS refuses it; the next looks see it come in, or gone.
  const ids = instances
    .filter(
      ({ isProtected, lifecycleState }) => isProtected && !/^(?:Pending|Terminating)/.test(lifecycleState),
    )
    .map(({ instanceId }) => instanceId);
  if (ids.length === 0) return;
  await changeIfPossible(context, (signal) => context.cloud.setInstanceProtection(name, ids, false, signal), {
    guard,
  });
}

function leftText(context: RolloutContext, group: Group): string {
  const { name, instances, suspendedProcesses } = group;
  const texts = instances.map(({ instanceId, lifecycleState }) => `${instanceId} ${lifecycleState}`);
  const left = instances.length === 1 ? 'instance is' : 'instances are';
  const standby = instances.find(({ lifecycleState }) => lifecycleState === 'Standby');
  const causes = [
    ...(suspendedProcesses.includes('Terminate')
      ? [
          `Terminate is suspended: aws autoscaling resume-processes --auto-scaling-group-name ${name} --scaling-processes Terminate`,
        ]
      : []),
    ...(standby === undefined
      ? []
      : [
          `${standby.instanceId} is in Standby: aws autoscaling exit-standby --auto-scaling-group-name ${name} --instance-ids ${standby.instanceId}`,
        ]),
    ...launchHooks(context, group).map(
      (hook) =>
        `the lifecycle hook \`${hook.name}\` holds a launch: aws autoscaling delete-lifecycle-hook --auto-scaling-group-name ${name} --lifecycle-hook-name ${hook.name}`,
    ),
  ];
  return [`${instances.length} ${left} left of ${name}: ${texts.join(', ')}`, ...causes].join('; ');
}

async function deleteEmpty(context: RolloutContext, group: Group, proof: RemovalProof): Promise<string> {
  const { cloud, removals, memory, target } = context;
  const { name, deletionProtection } = group;
  try {
    if (deletionProtection !== 'none')
      await change(context, (signal) => cloud.protectGroup(name, { deletionProtection: 'none' }, signal));
    const options = { guard: proof.guard, isTriedOnce: true };
    await change(context, (signal) => removals.deleteGroup(proof, signal), options);
    memory.absences.delete(name);
    if (name === (memory.leasedGroup ?? target.next.name)) memory.leaseUntil = undefined;
    return `${name} is being deleted`;
  } catch (error) {
    if (isCloudError(error, 'missing')) return `${name} is gone`;
    // Refused also when an earlier call was done although its answer got lost.
    if (isCloudError(error, 'invalid', 'refused') && !(await isStillThere(context, name)))
      return `${name} is gone; to be confirmed`;
    // An activity has not ended yet, or a moment's trouble: the next look tries again.
    if (isCloudError(error, 'busy', 'throttled', 'unavailable', 'denied')) return error.message;
    throw error;
  }
}

async function isStillThere(context: RolloutContext, name: string): Promise<boolean> {
  await pause(context, watchPaceMs);
  const groups = await attempt(context, (signal) => context.cloud.findGroups({ names: [name] }, signal));
  return groups.some(({ isDeleting }) => !isDeleting);
}
