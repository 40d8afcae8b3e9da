import type { Violation } from '../../judge/violation.js';
import { endWorld } from './end-world.js';
import { endText, judgeEnded } from './judge-ended.js';
import { playStage } from './stage.js';
import type { WorldSpec } from '../worlds/world.js';
import { createWorldRun, type WorldRun } from './world-run.js';

/** What a world came to. */
export interface WorldReport {
  readonly violations: readonly Violation[];
  /** How each actor ended. */
  readonly ends: readonly string[];
  /** What happened, and how often. */
  readonly covered: ReadonlyMap<string, number>;
  /** The order of what the actors changed, as one text. */
  readonly interleaving: string;
  /** All of it, one line each. */
  readonly story: readonly string[];
}

/** Runs a world to its end, and judges it after every event. The same world always comes to the same. */
export async function runWorld(
  world: WorldSpec,
  /** Called before anything happens, to watch it. */
  onSetUp: (run: WorldRun) => void = () => undefined,
): Promise<WorldReport> {
  const run = await createWorldRun(world);
  onSetUp(run);
  const ended = await playStage(run, (one) => judgeEnded(run, one));
  await endWorld(run, ended);
  const { violations, covered, order, story } = run;
  const ends = ended.map((one) => `${one.spec.id} ${endText(one)}`);
  return { violations, ends, covered, interleaving: order.join(' '), story };
}
