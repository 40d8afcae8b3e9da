import { isCut, listed, type Listing } from './listing.js';
import type { PackerArtifact, PackerEvent } from './packer-event.js';
import { type RunSummary, summaryIn } from './run-summary.js';

/** What one `packer build` came to. */
export interface PackerRun {
  readonly artifacts: readonly PackerArtifact[];
  readonly buildErrors: readonly BuildError[];
  /** Errors about Packer as a whole, its repetitions of the builds' errors, and what programs wrote to stderr. */
  readonly otherErrors: readonly string[];
  /** Builds that said so; Packer before 1.6 is silent. */
  readonly finishedBuilds: readonly string[];
  /** Builds whose artifacts are listed in part: the log was cut there. */
  readonly cutBuilds: readonly string[];
  readonly summary: RunSummary;
}

export interface BuildError {
  readonly build: string;
  readonly text: string;
}

/** Takes the events of one run. */
export interface RunReader {
  push(event: PackerEvent): void;
  /** Packer marks no beginning of a run. But it ends with a summary: what is none of it is of the next run. */
  isOfNextRun(event: PackerEvent): boolean;
  run(): PackerRun;
}

export function createRunReader(): RunReader {
  const artifacts: PackerArtifact[] = [];
  const buildErrors: BuildError[] = [];
  const otherErrors: string[] = [];
  const finishedBuilds: string[] = [];
  const listings = new Map<string, Listing>();
  let summary: RunSummary = 'none';
  return {
    push(event) {
      summary = laterOf(summary, summaryIn(event));
      if ('build' in event && event.kind !== 'error')
        listings.set(event.build, listed(listings.get(event.build), event));
      if (event.kind === 'artifact') artifacts.push(event);
      if (event.kind === 'message') finishedBuilds.push(...finishedIn(event.text));
      if (event.kind !== 'error') return;
      if (event.build === '') otherErrors.push(event.text);
      else buildErrors.push({ build: event.build, text: event.text });
    },
    isOfNextRun: (event) =>
      summary !== 'none' &&
      summaryIn(event) === 'none' &&
      (event.kind === 'message' || event.kind === 'error'),
    run() {
      const cutBuilds = [...listings].flatMap(([build, listing]) => (isCut(listing) ? [build] : []));
      return { artifacts, buildErrors, otherErrors, finishedBuilds, cutBuilds, summary };
    },
  };
}

/** A summary begins once and then says what it says. */
function laterOf(before: RunSummary, next: RunSummary): RunSummary {
  return next === 'none' || (next === 'begun' && before !== 'none') ? before : next;
}

/** `Build 'web' finished after 4 minutes 2 seconds.` */
function finishedIn(text: string): readonly string[] {
  const [, build] = /^Build '(.+)' finished\b/.exec(text) ?? [];
  return build === undefined ? [] : [build];
}
