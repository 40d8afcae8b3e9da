import type { RegionAmi } from '../region-ami.js';
import type { PackerArtifact, PackerEvent } from './packer-event.js';

/** What one `packer build` came to. */
export interface PackerRun {
  readonly artifacts: readonly PackerArtifact[];
  readonly buildErrors: readonly BuildError[];
  /** Errors about Packer as a whole, and its repetitions of the builds' errors. */
  readonly otherErrors: readonly string[];
  /** Whether it came to its summary; false for a run that was killed or still runs. */
  readonly isFinished: boolean;
}

export interface BuildError {
  readonly build: string;
  readonly text: string;
}

/** A log of one or, when `tee -a` wrote it, several runs. */
export interface PackerLog {
  readonly lastRun: PackerRun;
  /** AMIs of the runs before the last, oldest first. */
  readonly earlierAmis: readonly RegionAmi[];
  /** How many lines were machine-readable. */
  readonly machineLines: number;
}

/** Takes Packer's events one by one and keeps what matters. */
export interface LogReader {
  push(event: PackerEvent): void;
  log(): PackerLog;
}

interface OpenRun {
  readonly artifacts: PackerArtifact[];
  readonly buildErrors: BuildError[];
  readonly otherErrors: string[];
  isFinished: boolean;
}

/** @param runs `'one'` when all lines are known to be of one run, so that none can be taken for the next one's start */
export function createLogReader(runs: 'one' | 'several' = 'several'): LogReader {
  let run = emptyRun();
  let machineLines = 0;
  const earlierAmis: RegionAmi[] = [];
  return {
    push(event) {
      if (event.kind !== 'text') machineLines += 1;
      if (runs === 'several' && startsNextRun(run, event)) {
        earlierAmis.push(...run.artifacts.flatMap(({ amis }) => amis));
        run = emptyRun();
      }
      add(run, event);
    },
    log: () => ({ lastRun: run, earlierAmis, machineLines }),
  };
}

/**
 * Packer's errors in its own words: those of the builds, else those about Packer as a whole. What a provisioner
 * writes to stderr comes as an error too, with a decoration in front; it does not make a build fail.
 */
export function packerErrors(
  { buildErrors, otherErrors }: PackerRun,
  build?: (name: string) => boolean,
): string[] {
  const wanted = buildErrors.filter((error) => build?.(error.build) ?? true);
  const chosen = wanted.length > 0 ? wanted : buildErrors;
  if (chosen.length > 0) return chosen.map((error) => `${error.build}: ${error.text.trim()}`);
  return otherErrors.filter((text) => !text.trimStart().startsWith('==> ')).map((text) => text.trim());
}

function emptyRun(): OpenRun {
  return { artifacts: [], buildErrors: [], otherErrors: [], isFinished: false };
}

function add(run: OpenRun, event: PackerEvent): void {
  if (isSummary(event)) run.isFinished = true;
  if (event.kind === 'artifact') run.artifacts.push(event);
  if (event.kind !== 'error') return;
  if (event.build === '') run.otherErrors.push(event.text);
  else run.buildErrors.push({ build: event.build, text: event.text });
}

/**
 * Packer marks no beginning of a run. But it ends with a summary, whose lines for people are decorated; a plain
 * one after that is the next run's.
 */
function startsNextRun(run: OpenRun, event: PackerEvent): boolean {
  if (!run.isFinished || isSummary(event)) return false;
  return event.kind === 'message' || event.kind === 'error';
}

function isSummary(event: PackerEvent): boolean {
  switch (event.kind) {
    case 'artifact':
    case 'artifact-count':
    case 'artifact-field':
    case 'error-count':
      return true;
    case 'error':
      return event.build !== '' || isSummaryText(event.text);
    case 'message':
      return isSummaryText(event.text);
    default:
      return false;
  }
}

/** `\n==> Builds finished...`, `--> build: artifact`; build steps begin with `==>` or spaces instead. */
function isSummaryText(text: string): boolean {
  return text.startsWith('\n==> ') || text.startsWith('--> ') || text.startsWith('Cleanly cancelled builds');
}
