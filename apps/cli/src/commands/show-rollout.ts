import type { ProbeReport } from '@clicamos/health';
import type { RolloutEvent, RolloutResult, WalkOptions, TrafficSource } from '@clicamos/rolling-asg';
import { exitCode, type ExitCode } from '../exit-code.js';
import { describeEnd } from '../render/describe-end.js';
import { createProgress } from '../render/progress.js';
import type { WhenBad } from '../probe/measure-first.js';
import { FailedWithEvidence } from '../rollout/failed-with-evidence.js';
import { rollOut, type RollOutEnd } from '../rollout/roll-out.js';
import { watchFailure, type FailureWatch } from '../rollout/watch-failure.js';
import { writeLine, type Terminal } from '../terminal.js';
import type { OpenService } from './open-service.js';

export interface ShownRollout {
  readonly service: OpenService;
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly sources: readonly TrafficSource[];
  readonly isFirst: boolean;
  readonly keepFailed?: boolean;
  /** What to do about a probe that loses before the first step; it is not measured unless given. */
  readonly whenBad?: WhenBad | undefined;
  /** `false` rolls without the probe. */
  readonly probe: boolean;
  readonly walk: (options: WalkOptions) => Promise<RolloutResult>;
  /** How to go back from there, told when it is deployed. */
  readonly undo?: string | undefined;
}

/** Rolls out in view, with the probe, and tells how it ended; the same for deploy, rollback and resume. */
export async function showRollout(shown: ShownRollout): Promise<ExitCode> {
  const { service, terminal, json, sources, isFirst, keepFailed = false, walk, whenBad } = shown;
  const { environment, commands } = service;
  const { header } = environment;
  const failure = watchFailure(terminal.cwd);
  const end = await rollOut({
    environment,
    sources,
    isFirst,
    whenBad,
    isUnprobed: !shown.probe,
    env: terminal.env,
    walk,
    keepFailed,
    commands,
    signal: terminal.signal,
    progress: (probe: () => ProbeReport | undefined) =>
      createProgress({ terminal, json, header, probe, time: environment }),
    onEvent: (event: RolloutEvent) => failure.see(event),
  }).catch(async (error: unknown) => {
    throw await withEvidence(error, failure, shown);
  });
  await showEnd(end, failure, shown);
  return end.result.outcome === 'rolled-back' ? exitCode.rolledBack : exitCode.ok;
}

/** An error's last lines are told by whoever reports it; a script reads them here. */
async function withEvidence(
  error: unknown,
  failure: FailureWatch,
  { json, terminal }: ShownRollout,
): Promise<unknown> {
  const report = await failure.report();
  if (report === undefined) return error;
  if (json) writeLine(terminal, JSON.stringify({ kind: 'report', report }));
  return new FailedWithEvidence(error, report);
}

async function showEnd(
  end: RollOutEnd,
  failure: FailureWatch,
  { service: { environment, commands }, json, terminal, undo }: ShownRollout,
): Promise<void> {
  const report = await failure.report();
  const kept = failure.kept();
  if (json) {
    writeLine(terminal, JSON.stringify({ kind: 'summary', report, kept, ...end }));
    return;
  }
  const { speed } = environment;
  const isDeployed = end.result.outcome === 'deployed';
  const text = { ...end, speed, report, kept, abortCommand: commands.abort };
  for (const line of describeEnd({ ...text, undo: isDeployed ? undo : undefined })) writeLine(terminal, line);
}
