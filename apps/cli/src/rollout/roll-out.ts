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
import { asLocal } from '../environment/open-environment.js';
import type { Progress } from '../render/live/progress.js';
import { reasonBusy } from '../local/reason-busy.js';
import { watchStalls, type StallWatch } from '../local/watch-stalls.js';
import { pointHints } from '../render/point-hints.js';
import { measureFirst, type WhenBad } from '../probe/measure-first.js';
import { probeGates, type ProbeGates } from '../probe/probe-gates.js';
import { openProbe, probeSetup, type ProbeSetup } from '../probe/probe-setup.js';
import { probeHints } from '../probe/reason-bad-probe.js';
import { redactDeep } from '../probe/redact-deep.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { tellProbe } from '../stream/tell-probe.js';
import { sayInterrupted } from './say-interrupted.js';

export interface RollOutOptions {
  readonly environment: Environment;
  /** What is behind them is asked by the probe. */
  readonly sources: readonly TrafficSource[];
  /** Whether nothing serves yet: there is nobody to disturb. */
  readonly isFirst: boolean;
  /** What to do about a probe that loses before the first step; it is not measured unless given. */
  readonly whenBad?: WhenBad | undefined;
  /** Variables for the probe. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Rolls without the probe. @default false */
  readonly isUnprobed?: boolean;
  /** Runs a plan, or goes on with a rollout. */
  readonly walk: (options: WalkOptions) => Promise<RolloutResult>;
  readonly progress: () => Progress;
  /** Told what the probe sees. */
  readonly stream: Pick<RolloutStream, 'tell'>;
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
  /** What was asked, without credentials; of several the first one. */
  readonly url?: string;
  /** All of them, where they are several. */
  readonly urls?: readonly string[];
  /** What to know about the probe. */
  readonly hint?: string;
}

const firstDeployProbeMs = 1_000;

/**
 * Rolls out while the probe sends requests through the load balancer, measured before the first step. A first deploy
 * has nobody to disturb: there the probe runs for a second afterwards, to show that it serves.
 *
 * @throws {UsageError} for a probe that loses before the first step; nothing was changed
 */
export async function rollOut(options: RollOutOptions): Promise<RollOutEnd> {
  const { environment, sources, isFirst, isUnprobed = false, env } = options;
  const surroundings = { env, place: environment.place };
  const setup = isUnprobed ? undefined : probeSetup(environment.settings, sources, surroundings);
  if (setup === undefined) return { result: await run(options, undefined) };
  using stalls = watchStalls();
  const busy = (report: ProbeReport) => busyOf(environment, report, stalls);
  if (isFirst) return firstDeploy(options, setup, busy);
  await using probe = openProbe(setup);
  await using told = tellProbe(probe, options.stream);
  const { whenBad, signal } = options;
  const bad = whenBad && (await measureFirst(probe, setup, { whenBad, signal, busy }));
  told.beat();
  const gates = probeGates(probe, { ...setup, sources }, bad === undefined);
  const watch = { probe, setup, bad, gates };
  const result = await run(options, watch);
  const report = await probe.stop();
  const notes = tellable(environment, watch)([bad ?? setup.note, gates.explanation(), busy(report)]);
  return ended(result, report, notesOf(result, notes));
}

/** What to know about the probe, but for what the reason of the end has told. */
function notesOf({ reason = '' }: RolloutResult, notes: readonly (string | undefined)[]): string | undefined {
  const told = notes.flatMap((note) => (note === undefined || reason.includes(note) ? [] : [note]));
  return told.length === 0 ? undefined : told.join('\n  ');
}

/** Locally a lost request can be the machine's fault. */
function busyOf(environment: Environment, probe: ProbeReport, stalls: StallWatch): string | undefined {
  const { speed, place } = environment;
  if (asLocal(environment) === undefined) return undefined;
  const slower = (lower: number) =>
    `\`speed: ${lower}\` at ${place} of clicamos.yaml, which begins to hold after: clicamos local down`;
  return reasonBusy({ stall: stalls.take(), probe, speed, slower });
}

async function firstDeploy(
  options: RollOutOptions,
  setup: ProbeSetup,
  busy: (report: ProbeReport) => string | undefined,
): Promise<RollOutEnd> {
  const result = await run(options, undefined);
  if (result.outcome !== 'deployed') return { result };
  await using probe = openProbe(setup);
  await using told = tellProbe(probe, options.stream);
  await delay(firstDeployProbeMs, undefined, { signal: options.signal });
  told.beat();
  const report = await probe.stop();
  const hint = report.lost > 0 ? probeHints(report, setup) : setup.note;
  return ended(result, report, notesOf(result, [hint, busy(report)]));
}

const ended = (result: RolloutResult, probe: ProbeReport, hint: string | undefined): RollOutEnd => ({
  result,
  probe,
  url: probe.targets?.[0]?.url ?? probe.url,
  ...(probe.targets && { urls: probe.targets.map(({ url }) => url) }),
  ...(hint !== undefined && { hint }),
});

interface Watch {
  readonly probe: Probe;
  readonly setup: ProbeSetup;
  /** Why what it sees decides nothing. */
  readonly bad: string | undefined;
  readonly gates: ProbeGates;
}

async function run(options: RollOutOptions, watch: Watch | undefined): Promise<RolloutResult> {
  const { environment, walk, progress, signal, onEvent, keepFailed = false, commands } = options;
  const { clock, timing } = environment;
  const shown = progress();
  const notice = watch?.bad ?? watch?.setup.note;
  if (notice !== undefined) shown.notice(notice);
  const forgetSignal = sayInterrupted(signal, shown, commands);
  const safe = tellable(environment, watch);
  try {
    const result = await walk({
      clock,
      timing,
      signal,
      keepFailed,
      commands,
      ...(environment.settings.rollout.alarms && { alarms: environment.settings.rollout.alarms }),
      ...watch?.gates.options,
      onEvent: (told) => {
        const event = safe(told);
        watch?.gates.see(event);
        onEvent?.(event);
        shown.event(event);
      },
    });
    return safe(result);
  } finally {
    forgetSignal();
    shown.close();
  }
}

/** What may be told: nothing that the probe has sent, which a console may hold, and hints that ask the cloud they are about. */
function tellable(environment: Environment, watch: Watch | undefined): <T>(value: T) => T {
  const endpoint = asLocal(environment)?.endpoint;
  const redact = watch ? (text: string) => watch.probe.redact(text) : (text: string) => text;
  return (value) => redactDeep(value, (text) => pointHints(redact(text), endpoint));
}
