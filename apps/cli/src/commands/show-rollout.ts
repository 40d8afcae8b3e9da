import type { RecordOf } from '@clicamos/report';
import type { RolloutResult, WalkOptions, TrafficSource } from '@clicamos/rolling-asg';
import { exitCode, type ExitCode } from '../exit-code.js';
import { commandText } from '../render/command-text.js';
import { describeEnd, type EndText } from '../render/describe-end.js';
import { lastWords } from '../render/last-words.js';
import { createProgress } from '../render/live/progress.js';
import type { WhenBad } from '../probe/measure-first.js';
import { FailedWithEvidence } from '../rollout/failed-with-evidence.js';
import { rollOut, type RollOutEnd } from '../rollout/roll-out.js';
import type { RolloutStream } from '../stream/open-stream.js';
import { writeLine, type Terminal } from '../terminal.js';
import type { OpenService } from './open-service.js';

export interface ShownRollout {
  readonly service: OpenService;
  readonly terminal: Terminal;
  readonly stream: RolloutStream;
  readonly json: boolean;
  /** The cloud's own words. */
  readonly verbose?: boolean | undefined;
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
  const {
    service,
    terminal,
    stream,
    json,
    verbose,
    sources,
    isFirst,
    keepFailed = false,
    walk,
    whenBad,
  } = shown;
  const { environment, commands } = service;
  let kept: string | undefined;
  let words: readonly string[] = [];
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
    stream,
    progress: () => createProgress({ terminal, stream, json, verbose, time: environment }),
    onEvent: (event) => {
      if (event.kind === 'kept') kept = event.groupName;
      if (event.kind === 'evidence') words = lastWords(event.evidence);
    },
  }).catch((error: unknown) => {
    throw withEvidence(error, shown);
  });
  showEnd(end, { kept, lastWords: words }, shown);
  return end.result.outcome === 'rolled-back' ? exitCode.rolledBack : exitCode.ok;
}

/** An error's last lines are told by whoever reports it; a script reads them here. */
function withEvidence(error: unknown, { stream }: ShownRollout): unknown {
  const report = stream.report.folder();
  if (report !== undefined) stream.tell({ kind: 'report', report });
  const evidence = stream.report.evidence();
  return evidence === undefined ? error : new FailedWithEvidence(error, evidence);
}

/** What is told of a failed generation beside the result. */
type Left = Pick<EndText, 'kept' | 'lastWords'>;

function showEnd(end: RollOutEnd, left: Left, shown: ShownRollout): void {
  const { stream, json, terminal, undo, verbose = false } = shown;
  const { environment, commands } = shown.service;
  const { speed } = environment;
  stream.tell(summaryOf(end, left.kept, shown));
  if (json) return;
  const isDeployed = end.result.outcome === 'deployed';
  const { report } = stream;
  const places = { report: report.folder(), evidence: report.evidence() };
  const text = { ...end, ...places, speed, verbose, ...left, abortCommand: commands.abort };
  for (const line of describeEnd({ ...text, undo: isDeployed ? undo : undefined })) writeLine(terminal, line);
}

function summaryOf(
  end: RollOutEnd,
  kept: string | undefined,
  { stream, service: { commands, given } }: ShownRollout,
): RecordOf<'summary'> {
  const report = stream.report.folder();
  const next = nextCommand(end, kept, { rollback: commandText('rollback', given), ...commands });
  return {
    kind: 'summary',
    at: Date.now(),
    ...(report !== undefined && { report }),
    ...(kept !== undefined && { kept }),
    ...(next !== undefined && { next }),
    ...end,
  };
}

/** After a deploy the way back; where something is left to look at, what removes it. */
function nextCommand(
  { result: { outcome, removed } }: RollOutEnd,
  kept: string | undefined,
  { rollback, abort }: { readonly rollback: string; readonly abort: string },
): string | undefined {
  if (kept !== undefined) return abort;
  return outcome === 'deployed' && removed !== undefined ? rollback : undefined;
}
