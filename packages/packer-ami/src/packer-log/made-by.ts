import type { BuiltAmi } from '../terms/choose-ami.js';
import { buildMatcher } from '../terms/region-ami.js';
import type { PackerRun } from './packer-run.js';

/** An image that a run made. */
export interface LoggedAmi extends BuiltAmi {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

/** What the run's sound builds made; one that reports an error, or is listed in part, made nothing to be trusted. */
export function madeBy(run: PackerRun, wanted?: string): readonly LoggedAmi[] {
  const isWanted = buildMatcher(buildsOf(run), wanted);
  const unsound = new Set([...run.buildErrors.map(({ build }) => build), ...run.cutBuilds]);
  return run.artifacts
    .filter(({ build }) => isWanted(build) && !unsound.has(build))
    .flatMap(({ amis, build, atMs }) => amis.map((ami) => ({ ...ami, build, atMs })));
}

/** The names of all builds that the run's summary or its steps tell the end of. */
export function buildsOf({ artifacts, buildErrors, finishedBuilds }: PackerRun): readonly string[] {
  const named = [...artifacts, ...buildErrors].map(({ build }) => build);
  return [...new Set([...named, ...finishedBuilds])];
}

/** Builds that have finished, of which the summary has nothing, or a part. */
export function incompleteBuilds({
  artifacts,
  finishedBuilds,
  cutBuilds,
  summary,
}: PackerRun): readonly string[] {
  if (summary === 'nothing') return [];
  const unlisted = finishedBuilds.filter((name) => !artifacts.some(({ build }) => build === name));
  return [...new Set([...cutBuilds, ...unlisted])];
}
