import type { RolloutResult } from '../../../engine/context/result.js';
import { watchRunners } from '../../judge/watch-runners.js';
import { createActor, type Actor } from '../../simulation/actor.js';
import type { CallSeen } from '../../simulation/fault.js';
import { act } from './act.js';
import { planFaults } from './plan-faults.js';
import { runProgram } from './programs.js';
import { createRandom } from '../worlds/random.js';
import { createTriggers, type Triggers } from './triggers.js';
import type { ActorSpec, FateSpec } from '../worlds/world.js';
import type { WorldRun } from './world-run.js';

/** How an actor ended. */
export type Ended = { readonly spec: ActorSpec } & (
  | { readonly kind: 'result'; readonly result: RolloutResult }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'asked' }
  | { readonly kind: 'dead' }
  | { readonly kind: 'never' }
);

/** The longest that a change is held on its way. */
const longestHoldMs = 150_000;

/** Lets all actors act and all events happen. @returns how each actor that began has ended, in that order */
export async function playStage(run: WorldRun, onEnd: (ended: Ended) => void): Promise<readonly Ended[]> {
  const { world, clock } = run;
  const triggers = createTriggers(clock);
  const onSend = watchRunners({
    report: (text) => run.report('runners', text),
    groupNow: (name) => run.cloud.state.groups.get(name),
    now: () => clock.now(),
  });
  const playing: Promise<Ended>[] = [];
  for (const spec of world.actors) {
    const ending = new Promise<Ended>((resolve) => {
      triggers.at(spec.start, () => {
        const one = play(run, spec, { triggers, onSend }).then((ended) => {
          triggers.onEnd(spec.id);
          onEnd(ended);
          return ended;
        });
        playing.push(one);
        void one.then(resolve);
      });
    });
    // Those that begin with a call of somebody may never begin.
    if (spec.start.kind === 'at') playing.push(ending);
  }
  for (const event of world.events) triggers.at(event.start, () => happen(run, event));
  return awaitAll(playing);
}

async function awaitAll(playing: readonly Promise<Ended>[]): Promise<readonly Ended[]> {
  for (let count = 0; count < playing.length; ) {
    count = playing.length;
    await Promise.all(playing);
  }
  const ended = await Promise.all(playing);
  return ended.filter((one, index) => ended.findIndex(({ spec }) => spec.id === one.spec.id) === index);
}

function happen(run: WorldRun, event: WorldRun['world']['events'][number]): void {
  const group = act(run.cloud, event);
  run.sizes.note(event.action, group, run.cloud.state.now);
  run.cover(`event ${event.action.kind}`);
  run.tell(`${event.id}: ${JSON.stringify(event.action)} on ${group?.name ?? 'nothing'}`);
}

interface Backstage {
  readonly triggers: Triggers;
  readonly onSend: (actor: string, call: CallSeen) => void;
}

function play(run: WorldRun, spec: ActorSpec, { triggers, onSend }: Backstage): Promise<Ended> {
  const { world, elapsed, tell, cover, clock } = run;
  const stop = new AbortController();
  const fates = world.fates.filter(({ actor }) => actor === spec.id);
  tell(`${spec.id} begins: ${spec.kind}`);
  cover(`actor ${spec.kind}`);
  return new Promise((resolve) => {
    const actor: Actor = createActor({
      ...actorOptions(run, spec, triggers),
      onCall: (call) => {
        cover('calls');
        if (call.change > 0) {
          cover('changes');
          onSend(spec.id, call);
        }
        triggers.onCall(spec.id, call);
        const fate = fates.find((one) => one.call === call.index);
        if (fate === undefined) return;
        tell(`${spec.id} ${fate.kind} at call ${call.index}: ${call.name}`);
        cover(`fate ${fate.kind}`);
        meet(fate, actor, stop);
        if (fate.kind === 'kill') resolve({ spec, kind: 'dead' });
      },
    });
    void clock.sleep(neverMs).then(() => resolve({ spec, kind: 'never' }));
    runProgram(spec, { world, actor, signal: stop.signal, elapsed }).then(
      (result) => resolve(result === undefined ? { spec, kind: 'asked' } : { spec, kind: 'result', result }),
      (error: unknown) => resolve({ spec, kind: 'error', error }),
    );
  });
}

/** Nothing of ours takes longer. */
const neverMs = 8 * 3_600_000;

function actorOptions({ world, cloud, clock, cover }: WorldRun, spec: ActorSpec, triggers: Triggers) {
  const random = createRandom(world.seed, 1 + Number(spec.id.slice(1)));
  return {
    name: spec.id,
    ...{ cloud, clock },
    faults: planFaults(world, spec, cover),
    skewMs: spec.skewMs,
    latencyMs: () => (spec.latencyMs === 0 ? 0 : random.int(Math.ceil(spec.latencyMs / 10), spec.latencyMs)),
    gate: ({ change }: CallSeen) => {
      const hold = world.holds.find((one) => one.actor === spec.id && one.change === change && change > 0);
      if (hold === undefined) return undefined;
      cover('held on its way');
      return Promise.race([triggers.changed(hold.of, hold.until), clock.sleep(longestHoldMs)]);
    },
  };
}

/** One that is killed has sent the call, or has not, by the parity of the number. */
function meet({ kind, call, ms = 60_000 }: FateSpec, actor: Actor, stop: AbortController): void {
  if (kind === 'stop') stop.abort(new Error('SIGINT'));
  if (kind === 'sleep') actor.fallAsleep(ms);
  if (kind !== 'kill') return;
  if (call % 2 === 0) actor.kill();
  else queueMicrotask(() => actor.kill());
}
