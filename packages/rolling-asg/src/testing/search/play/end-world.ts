import { isRolloutError } from '../../../cloud/errors.js';
import { flawsOf } from '../../judge/flaws-of.js';
import { finishKept } from '../../../run/finish-kept.js';
import { repairService } from '../../../run/repair-service.js';
import { createActor } from '../../simulation/actor.js';
import { roleOf, rolloutTagKeys, tagKeys, tagOf } from '../../../journal/tags.js';
import { worldImages } from './base-state.js';
import { endText } from './judge-ended.js';
import { runProgram } from './programs.js';
import type { Ended } from './stage.js';
import { terminate } from '../../simulation/reconcile-group.js';
import type { SimGroup, SimState } from '../../simulation/sim-state.js';
import type { ActorSpec, WorldSpec } from '../worlds/world.js';
import type { WorldRun } from './world-run.js';

/** After it nothing that was sent can still land, no lease is fresh, and what boots has booted. */
const settleMs = 1_800_000;
const mostRecoveries = 3;

/**
 * The end of a world: the weather clears up, and what is left is judged. Where somebody died or asked for a person, the
 * commands that are there for it must end it; where nobody did, nothing may be left.
 */
export async function endWorld(run: WorldRun, ended: readonly Ended[]): Promise<void> {
  await pass(run, settleMs / 3);
  // Whoever comes now reads what is so.
  run.cloud.state.pastMs = 0;
  clearUp(run);
  await pass(run, settleMs);
  if (run.world.actors.some((one) => one.kind === 'deploy' && (one.keepPreviousMs ?? 0) > 0))
    await endKept(run);
  // Whoever takes our tags off calls for a doctor.
  const isUntagged = run.world.events.some(({ action }) => action.kind === 'untag');
  // Whoever has lost its credentials leaves what it was at.
  const isShutOut = (run.world.doubts.credentialsMs ?? 0) > 0;
  const isLate = isLateTag(flaws(run)) || (hasLateWrites(run.world) && areTags(flaws(run)));
  // Of two that each saw the other's lease both stop.
  const isStopped = hasLateWrites(run.world) && ended.every((one) => isFenced(one));
  const isAccident =
    isStopped ||
    isUntagged ||
    isShutOut ||
    isLate ||
    isAside(run.world) ||
    ended.some((one) => isAccidental(one));
  if (flaws(run).length > 0 && !isAccident) run.report('left', flaws(run).join('; '));
  // Then it is not a service of ours any more, and nothing may be touched.
  if (isUntagged && isNobodys(run)) return;
  await recover(run);
  if (run.world.deploysAfter && flaws(run).length === 0) await deployAfter(run);
}

function isNobodys({ cloud }: WorldRun): boolean {
  return [...cloud.state.groups.values()].every(({ tags }) => tagOf({ tags }, tagKeys.service) === undefined);
}

/** A tag that was written late stays on a group that is in no rollout any more: harmless, and the doctor's. */
function isLateTag(texts: readonly string[]): boolean {
  return texts.every((text) => /^\S+ has the tag clicamos:(step|lease|request|suspended)$/.test(text));
}

/** What a runner wrote on a group in its last moments can land when its rollout was ended: an abort takes it off. */
function areTags(texts: readonly string[]): boolean {
  const late = rolloutTagKeys.map((key) => `has the tag ${key}`);
  return texts.every((text) => late.some((end) => text.endsWith(end)));
}

/** What a person put aside in the middle of a refresh keeps its version in use, and is that person's. */
function isAside({ actors, events }: WorldSpec): boolean {
  const isRefreshed = actors.some((one) => one.kind === 'deploy' && one.strategy === 'refresh');
  return isRefreshed && events.some(({ action }) => action.kind === 'standby');
}

function hasLateWrites({ faults }: WorldSpec): boolean {
  return faults.some(({ fault }) => fault.kind === 'late');
}

function isFenced(ended: Ended): boolean {
  return ended.kind === 'error' && isRolloutError(ended.error, 'Fenced');
}

/** Of those that ended so something may be left. */
function isAccidental(ended: Ended): boolean {
  if (ended.kind !== 'error') return ended.kind === 'dead' || ended.kind === 'never';
  if (isRolloutError(ended.error)) return ended.error.code === 'NeedsPerson';
  return ended.spec.kind === 'abort';
}

/** What was kept warm has been warm for long enough. */
async function endKept(run: WorldRun): Promise<void> {
  const { cloud, clock, tell } = run;
  const { port } = createActor({ name: 'z0', cloud, clock });
  await finishKept(port, { service: 'web', clock, by: 'z0', runner: 'z0' }).then(
    (names) => tell(`z0 finished: ${names.join(', ') || 'nothing was kept'}`),
    (error: unknown) => tell(`z0 finished nothing: ${String(error)}`),
  );
  await pass(run, settleMs);
}

async function recover(run: WorldRun): Promise<void> {
  for (let count = 1; count <= mostRecoveries && flaws(run).length > 0; count++) {
    run.tell(`left: ${flaws(run).join('; ')}`);
    const end = await runAlone(run, { ...alone, kind: 'abort', id: `z${count}` });
    // Whoever took the last group out of traffic puts it back when told that it does not serve.
    if (end.startsWith('NeedsPerson')) attachTheirs(run);
    await pass(run, settleMs);
    if (flaws(run).length > 0) await callDoctor(run, `z${count}`);
  }
  if (flaws(run).length > 0) run.report('recovery', flaws(run).join('; '));
}

/** Mends what an abort leaves alone. */
async function callDoctor(run: WorldRun, id: string): Promise<void> {
  const { cloud, clock } = run;
  const { port } = createActor({ name: id, cloud, clock });
  const repairs = await repairService(port, { service: 'web', clock, by: id, runner: `doctor-${id}` });
  for (const { finding, failure } of repairs)
    run.tell(`${id} doctor: ${finding.text}: ${failure ?? 'mended'}`);
  await pass(run, settleMs);
}

async function deployAfter(run: WorldRun): Promise<void> {
  const end = await runAlone(run, { ...alone, ...release, id: 'z9' });
  await pass(run, settleMs);
  if (end !== 'deployed' || flaws(run).length > 0)
    run.report('left', `the deploy after it: ${end}; ${flaws(run).join('; ')}`);
}

const alone = { start: { kind: 'at', ms: 0 }, latencyMs: 0, skewMs: 0, staleMs: 0 } as const;
const release = { kind: 'deploy', imageId: 'ami-3', bakeMs: 0, planAheadMs: 0 } as const;

/** Without any trouble. */
async function runAlone(run: WorldRun, spec: ActorSpec): Promise<string> {
  const { world, cloud, clock, elapsed } = run;
  const actor = createActor({ name: spec.id, cloud, clock });
  const { signal } = new AbortController();
  const end = await Promise.race([
    runProgram(spec, { world, actor, signal, elapsed }).then(
      (result): Ended => (result === undefined ? { spec, kind: 'asked' } : { spec, kind: 'result', result }),
      (error: unknown): Ended => ({ spec, kind: 'error', error }),
    ),
    clock.sleep(8 * 3_600_000).then((): Ended => ({ spec, kind: 'never' })),
  ]);
  run.tell(`${spec.id} ended: ${endText(end)}`);
  if (end.kind === 'never') run.report('never-ends', `${spec.id} has not ended after 8 hours`);
  return endText(end);
}

/** What a person or the cloud would have put right by then. */
function clearUp(run: WorldRun): void {
  const { cloud, sizes, tell } = run;
  const { state } = cloud;
  tell('the weather clears up');
  for (const [imageId, behaviour] of Object.entries(worldImages)) state.images.set(imageId, behaviour);
  // Slower than its grace period: once others serve, its group replaces each before it is up.
  state.images.set('ami-late', {});
  state.launchTrouble = undefined;
  state.doubts = { ...state.doubts, credentialsMs: 0 };
  state.load = undefined;
  for (const name of [...state.groups.keys()])
    cloud.operate(name, { kind: 'resume', processes: suspendable });
  // Whoever took the tags off a group that was kept warm took it for himself, and has no more use for it.
  for (const { name, untaggedFrom } of [...state.groups.values()])
    if (untaggedFrom === 'kept') cloud.operate(name, { kind: 'delete' });
  attachTheirs(run);
  for (const group of state.groups.values()) {
    for (const instance of group.instances) {
      instance.deregisteredFrom = undefined;
      // Of a group that is out of traffic nothing replaces it, and somebody boots it again.
      instance.isBroken = undefined;
    }
    if (exitStandby(state, group) > 0) sizes.note({ kind: 'standby', index: 0 }, group, state.now);
  }
}

/** The only group that is to serve, when it was a person who detached it. */
function attachTheirs({ cloud, sizes }: WorldRun): void {
  const meant = [...cloud.state.groups.values()].filter((group) => roleOf(group) !== 'kept');
  const [only, ...others] = meant;
  if (only?.detachedBy !== 'operator' || only.sourceIds.length > 0 || others.length > 0) return;
  cloud.operate(only.name, { kind: 'attach', sourceIds: sizes.intention().sourceIds });
}

/**
 * Auto Scaling wants one instance more for each that comes back; one that is not what the group is made from any more
 * was looked at by then, and comes back to be replaced.
 */
function exitStandby(state: SimState, group: SimGroup): number {
  const out = group.instances.filter(({ isStandby }) => isStandby === true);
  for (const instance of out) {
    instance.isStandby = false;
    if (instance.version !== group.templateVersion) terminate(state, group, instance, 'operator');
  }
  group.desiredCapacity = Math.min(group.maxSize, group.desiredCapacity + out.length);
  return out.length;
}

const suspendable = ['Terminate', 'ReplaceUnhealthy', 'Launch', 'AddToLoadBalancer'];

function flaws({ cloud, sizes, world, unusedVersions }: WorldRun): readonly string[] {
  const { state } = cloud;
  if (state.groups.size === 0 && !world.hasPrevious) return unusedVersions();
  return [...flawsOf(state, sizes.intention()), ...unusedVersions()];
}

async function pass({ clock, cloud }: WorldRun, ms: number): Promise<void> {
  await clock.sleep(ms);
  cloud.settle();
}
