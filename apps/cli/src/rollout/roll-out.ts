import { setTimeout as delay } from 'node:timers/promises';
import type { Probe, ProbeReport } from '@clicamos/health';
import {
  runRollout,
  type CloudPort,
  type RolloutEvent,
  type RolloutPlan,
  type RolloutResult,
} from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import type { Progress } from '../render/progress.js';
import { openProbe, probeTarget, reasonLosing, type ProbeTarget } from './prober.js';

export interface RollOutOptions {
  readonly environment: Environment;
  readonly cloud: CloudPort;
  readonly plan: RolloutPlan;
  /** Told where the probe is, so that the renderer can show its numbers. */
  readonly progress: (probe: () => ProbeReport | undefined) => Progress;
  readonly signal: AbortSignal;
  /** Told of every event, before it is shown. */
  readonly onEvent?: (event: RolloutEvent) => void;
  /** Leave a failed next, out of the load balancers. */
  readonly keepFailed?: boolean;
  /** What an error tells a person to run. */
  readonly abortCommand: string;
}

/** A rollout's end, with what the probe saw all the while. */
export interface RollOutEnd {
  readonly result: RolloutResult;
  readonly probe?: ProbeReport;
  readonly url?: string;
}

const firstDeployProbeMs = 1_000;

/**
 * Runs a plan while the probe sends requests through the load balancer. A first deploy has nobody to
 * disturb: there the probe runs for a second afterwards, to show that it serves.
 */
export async function rollOut(options: RollOutOptions): Promise<RollOutEnd> {
  const { environment, plan } = options;
  const target = probeTarget(environment.settings, plan);
  if (target === undefined) return { result: await run(options, undefined) };
  if (plan.previous === undefined) return firstDeploy(options, target);
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

async function run(
  { environment, cloud, plan, progress, signal, onEvent, keepFailed = false, abortCommand }: RollOutOptions,
  watch: Watch | undefined,
): Promise<RolloutResult> {
  const shown = progress(() => watch?.probe.total());
  try {
    return await runRollout(plan, {
      cloud,
      clock: environment.clock,
      signal,
      onEvent: (event) => {
        onEvent?.(event);
        shown.event(event);
      },
      keepFailed,
      commands: { abort: abortCommand },
      ...(watch && {
        bakeCheck: () => reasonLosing(watch.probe.total(), watch.target),
        collectEvidence: async () => ({ probe: watch.probe.total() }),
      }),
    });
  } finally {
    shown.close();
  }
}
