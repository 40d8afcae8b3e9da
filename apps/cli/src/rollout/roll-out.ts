import { setTimeout as delay } from 'node:timers/promises';
import type { Probe, ProbeReport } from '@clicamos/health';
import type {
  CommandHints,
  TrafficSource,
  RolloutEvent,
  RolloutResult,
  WalkOptions,
} from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import type { Progress } from '../render/progress.js';
import { createNextLosses } from './next-losses.js';
import { openProbe, probeTarget, reasonLosing, type ProbeTarget } from './prober.js';
import { sayInterrupted } from './say-interrupted.js';

export interface RollOutOptions {
  readonly environment: Environment;
  /** What is behind them is asked by the probe. */
  readonly sources: readonly TrafficSource[];
  /** Whether nothing serves yet: there is nobody to disturb. */
  readonly isFirst: boolean;
  /** Runs a plan, or goes on with a rollout. */
  readonly walk: (options: WalkOptions) => Promise<RolloutResult>;
  /** Told where the probe is, so that the renderer can show its numbers. */
  readonly progress: (probe: () => ProbeReport | undefined) => Progress;
  readonly signal: AbortSignal;
  /** Told of every event, before it is shown. */
  readonly onEvent?: (event: RolloutEvent) => void;
  /** Leave a failed next, out of the load balancers. */
  readonly keepFailed?: boolean;
  /** What an error tells a person to run. */
  readonly commands: Required<CommandHints>;
}

/** A rollout's end, with what the probe saw all the while. */
export interface RollOutEnd {
  readonly result: RolloutResult;
  readonly probe?: ProbeReport;
  readonly url?: string;
}

const firstDeployProbeMs = 1_000;

/**
 * Rolls out while the probe sends requests through the load balancer. A first deploy has nobody to
 * disturb: there the probe runs for a second afterwards, to show that it serves.
 */
export async function rollOut(options: RollOutOptions): Promise<RollOutEnd> {
  const { environment, sources, isFirst } = options;
  const target = probeTarget(environment.settings, sources);
  if (target === undefined) return { result: await run(options, undefined) };
  if (isFirst) return firstDeploy(options, target);
  await using probe = openProbe(target);
  const result = await run(options, { probe, target });
  return { result, probe: await probe.stop(), url: target.url };
}

async function firstDeploy(options: RollOutOptions, target: ProbeTarget): Promise<RollOutEnd> {
  const result = await run(options, undefined);
  if (result.outcome !== 'deployed') return { result };
  await using probe = openProbe(target);
  await delay(firstDeployProbeMs, undefined, { signal: options.signal });
  return { result, probe: await probe.stop(), url: target.url };
}

interface Watch {
  readonly probe: Probe;
  readonly target: ProbeTarget;
}

async function run(options: RollOutOptions, watch: Watch | undefined): Promise<RolloutResult> {
  const { environment, walk, progress, signal, onEvent, keepFailed = false, commands } = options;
  const { clock, timing } = environment;
  const shown = progress(() => watch?.probe.total());
  const forgetSignal = sayInterrupted(signal, shown, commands);
  const gates = watch && gatesOf(watch);
  try {
    return await walk({
      clock,
      timing,
      signal,
      keepFailed,
      commands,
      ...(environment.settings.rollout.alarms && { alarms: environment.settings.rollout.alarms }),
      ...gates?.options,
      onEvent: (event) => {
        gates?.see(event);
        onEvent?.(event);
        shown.event(event);
      },
    });
  } finally {
    forgetSignal();
    shown.close();
  }
}

/** What the probe sees stops a rollout, and is kept of it. */
function gatesOf({ probe, target }: Watch) {
  const losses = createNextLosses();
  const options = {
    bakeCheck: () => reasonLosing(losses.of(probe.total()), target),
    collectEvidence: async () => ({ probe: probe.total() }),
    traffic: () => probe.total(),
  } satisfies Partial<WalkOptions>;
  const see = (event: RolloutEvent) => event.kind === 'step-started' && losses.see(event, probe.total());
  return { options, see };
}
