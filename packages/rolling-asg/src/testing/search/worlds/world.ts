import type { RolloutStrategy } from '../../../journal/rollout-strategy.js';
import type { CloudPort, GroupSizes } from '../../../cloud/ports.js';
import type { Doubts } from '../../simulation/doubts.js';
import type { Fault } from '../../simulation/fault.js';
import type { OperatorAction } from '../../simulation/operate.js';
import type { ImageBehaviour } from '../../simulation/sim-state.js';

/** When something begins: so long after the world's start, or with a call of somebody (counted from 1), or with the first of its calls of a name. */
export type Start =
  | { readonly kind: 'at'; readonly ms: number }
  | { readonly kind: 'call'; readonly of: string; readonly index: number }
  | { readonly kind: 'sent'; readonly of: string; readonly name: keyof CloudPort }
  | { readonly kind: 'change'; readonly of: string; readonly index: number };

interface ActorBase {
  readonly id: string;
  readonly start: Start;
  /** The most that a call takes, ms. */
  readonly latencyMs: number;
  readonly skewMs: number;
  /** How old its reads of groups and states are, ms. */
  readonly staleMs: number;
}

/** Plans and runs a rollout. */
export interface Deployer extends ActorBase {
  readonly kind: 'deploy';
  readonly imageId: string;
  readonly bakeMs: number;
  /** Between the plan and its run. */
  readonly planAheadMs: number;
  /** From then on, after the world's start, its bake check fails. */
  readonly checkFailsAtMs?: number;
  /** How long previous stays warm afterwards. @default 0 */
  readonly keepPreviousMs?: number;
  /** @default 'replace' */
  readonly strategy?: RolloutStrategy;
  /** How long it waits for somebody to promote it. @default 0 */
  readonly pauseMs?: number;
}

/** Aborts; with force, whoever runs. */
export interface Aborter extends ActorBase {
  readonly kind: 'abort';
  readonly force?: boolean;
}

/** Goes on with what died, or goes back to the release before. */
export interface Returner extends ActorBase {
  readonly kind: 'resume' | 'rollback';
}

/** Asks whoever rolls to wait with both generations in traffic, or to go on. */
export interface Asker extends ActorBase {
  readonly kind: 'pause' | 'promote';
  /** Of a pause. */
  readonly forMs?: number;
}

export type ActorSpec = Deployer | Aborter | Returner | Asker;

/** What becomes of a program at one of its calls: it is killed, gets SIGINT, or its machine sleeps. */
export interface FateSpec {
  readonly id: string;
  readonly actor: string;
  readonly kind: 'kill' | 'stop' | 'sleep';
  readonly call: number;
  /** Of a sleep. */
  readonly ms?: number;
}

/** A fault that hits some calls of an actor: `count` of those that match, from the `from`th on. */
export interface FaultSpec {
  readonly id: string;
  readonly actor: string;
  readonly on: 'any' | 'read' | 'change' | keyof CloudPort;
  readonly from: number;
  readonly count: number;
  readonly fault: Fault;
}

/** A change that waits on its way until another actor sends its own `until`th, or ends; never longer than 150 s. */
export interface HoldSpec {
  readonly id: string;
  readonly actor: string;
  readonly change: number;
  readonly of: string;
  readonly until: number;
}

/** What the cloud, or somebody at its console, does by itself. */
export type WorldAction =
  | OperatorAction
  | { readonly kind: 'image'; readonly imageId: string; readonly behaviour: ImageBehaviour }
  | { readonly kind: 'trouble'; readonly message: string; readonly ms: number }
  | { readonly kind: 'track'; readonly load: number }
  | { readonly kind: 'schedule'; readonly afterMs: number; readonly sizes: GroupSizes };

export interface EventSpec {
  readonly id: string;
  readonly start: Start;
  /** Which group, by the number in its name. */
  readonly group: 'oldest' | 'newest';
  readonly action: WorldAction;
}

/** A small world with all that happens in it: plain data, so that it can be drawn, printed, shrunk and run again. */
export interface WorldSpec {
  readonly seed: number;
  readonly capacity: number;
  /** With 11 what is to be undone does not fit into one tag. */
  readonly sources: 1 | 2 | 11;
  /** Whether there is a live group at the start. */
  readonly hasPrevious: boolean;
  readonly doubts: Partial<Doubts>;
  readonly actors: readonly ActorSpec[];
  readonly fates: readonly FateSpec[];
  readonly faults: readonly FaultSpec[];
  readonly holds: readonly HoldSpec[];
  readonly events: readonly EventSpec[];
  /** Whether somebody deploys once more at the end. */
  readonly deploysAfter: boolean;
}

/** The ids of all that can be left out, and the names of the doubts. */
export function partsOf(world: WorldSpec): readonly string[] {
  const { actors, fates, faults, holds, events, doubts } = world;
  const ids = [...events, ...faults, ...fates, ...holds, ...actors].map(({ id }) => id);
  const slow = actors.flatMap(({ id, latencyMs, skewMs, staleMs }) => [
    ...(latencyMs > 0 ? [`${id}.latency`] : []),
    ...(skewMs !== 0 ? [`${id}.skew`] : []),
    ...(staleMs > 0 ? [`${id}.stale`] : []),
  ]);
  return [...ids, ...slow, ...Object.keys(doubts), ...(world.deploysAfter ? ['after'] : [])];
}

/** The same world without some of its parts. */
export function without(world: WorldSpec, parts: readonly string[]): WorldSpec {
  const isLeft = (id: string) => !parts.includes(id);
  const kept = <T extends { readonly id: string }>(all: readonly T[]) => all.filter(({ id }) => isLeft(id));
  return {
    ...world,
    actors: kept(world.actors).map((actor) => ({
      ...actor,
      latencyMs: isLeft(`${actor.id}.latency`) ? actor.latencyMs : 0,
      skewMs: isLeft(`${actor.id}.skew`) ? actor.skewMs : 0,
      staleMs: isLeft(`${actor.id}.stale`) ? actor.staleMs : 0,
    })),
    fates: kept(world.fates),
    faults: kept(world.faults),
    holds: kept(world.holds),
    events: kept(world.events),
    doubts: Object.fromEntries(Object.entries(world.doubts).filter(([name]) => isLeft(name))),
    deploysAfter: world.deploysAfter && isLeft('after'),
  };
}
