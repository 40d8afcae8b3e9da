import type { PackerRun } from './packer-run.js';

/**
 * Packer's errors in its own words: those of the builds, else those about Packer as a whole. What a program writes
 * to stderr, and a warning of Packer's, come as errors too; they do not make a build fail.
 */
export function packerErrors(
  { buildErrors, otherErrors }: PackerRun,
  isWanted: (build: string) => boolean = () => true,
): string[] {
  const wanted = buildErrors.filter(({ build }) => isWanted(build));
  const chosen = wanted.length > 0 ? wanted : buildErrors;
  if (chosen.length > 0) return chosen.map(({ build, text }) => `${build}: ${text.trim()}`);
  return otherErrors.filter(isOfPacker).map((text) => text.trim());
}

/** Whether the run failed; a summary of artifacts, or of their absence, without a build's error is a success. */
export function hasFailed(run: PackerRun): boolean {
  switch (run.summary) {
    case 'artifacts':
    case 'nothing':
      return run.buildErrors.length > 0;
    case 'interrupted':
      return true;
    default:
      return packerErrors(run).length > 0;
  }
}

/** `==> web: `, or four spaces, stands in front of what a build's programs say. */
function isOfPacker(text: string): boolean {
  return !/^(?:\s*==> | {4}|\s*warning\b)/i.test(text);
}
