import { diagnoseService, repairService, type Finding, type Repair } from '@clicamos/rolling-asg';
import { exitCode } from '../exit-code.js';
import { describeFindings, describeRepairs } from '../render/describe-findings.js';
import { createProgress } from '../render/live/progress.js';
import { runnerName } from '../rollout/runner-name.js';
import { openStream } from '../stream/open-stream.js';
import { writeLine, type Terminal } from '../terminal.js';
import { openService, showHeader, type OpenService, type ServiceOptions } from './open-service.js';
import { writeLinesAbout } from './write-lines-about.js';

export interface DoctorOptions extends ServiceOptions {
  readonly fix?: boolean;
}

/** `clicamos doctor`: what is left of rollouts that died, and with `--fix` the cure. */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const opened = await openService(options, terminal);
  const { environment, commands, given } = opened;
  const { json, fix = false } = options;
  showHeader(environment, options, terminal);
  const findings = await diagnose(opened, terminal);
  if (!json)
    writeLinesAbout(environment, describeFindings(findings, { commands, given, isFixing: fix }), terminal);
  const repairs = fix && findings.some(isLeft) ? await repair(opened, options, terminal) : [];
  if (!json) writeLinesAbout(environment, describeRepairs(repairs), terminal);
  const left = repairs.length === 0 ? findings : await diagnose(opened, terminal);
  if (json)
    writeLine(terminal, JSON.stringify({ kind: 'doctor', findings, repairs, left: left.filter(isLeft) }));
  return left.some(isLeft) ? exitCode.findingsLeft : exitCode.ok;
}

/** A rollout that runs is nothing to mend. */
const isLeft = ({ kind }: Finding): boolean => kind !== 'running';

function diagnose({ environment, cloud }: OpenService, { signal }: Terminal): Promise<readonly Finding[]> {
  const { service, readClock, timing } = environment;
  return diagnoseService(cloud, { service, clock: readClock, timing, signal });
}

async function repair(
  { environment, cloud, commands }: OpenService,
  { json, verbose }: DoctorOptions,
  terminal: Terminal,
): Promise<readonly Repair[]> {
  const { service, clock, timing } = environment;
  const stream = openStream({ json }, terminal);
  const progress = createProgress({ terminal, stream, json, verbose, time: environment });
  try {
    return await repairService(cloud, {
      service,
      clock,
      timing,
      commands,
      by: runnerName(),
      signal: terminal.signal,
      onEvent: (event) => progress.event(event),
    });
  } finally {
    progress.close();
  }
}
