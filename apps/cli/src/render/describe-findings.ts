import type { CommandHints, Finding, Repair } from '@clicamos/rolling-asg';
import { commandText, type Given } from './command-text.js';

export interface FindingsText {
  readonly commands: Required<CommandHints>;
  readonly given: Given;
  /** Whether they are mended now. */
  readonly isFixing: boolean;
}

/** What is left, what mends it, and what to run. */
export function describeFindings(
  findings: readonly Finding[],
  { commands, given, isFixing }: FindingsText,
): string[] {
  const left = findings.filter(({ kind }) => kind !== 'running');
  const running = findings.filter(({ kind }) => kind === 'running');
  const watch = `${commandText('status', given)} --watch`;
  return [
    '',
    ...running.map(({ text }) => `${text}\n  watch it: ${watch}`),
    ...left.flatMap(({ text, fix }) => [`! ${text}`, `  fix: ${fix ?? 'a person must decide'}`]),
    ...(left.length === 0 ? ['nothing is left of any rollout that died'] : []),
    ...(left.some(({ kind }) => kind === 'dead-rollout') && !isFixing
      ? [`to go on instead: ${commands.resume}`]
      : []),
    ...(left.length > 0 && !isFixing ? [`Run: ${commands.doctor} --fix`] : []),
  ];
}

/** How each repair went. */
export function describeRepairs(repairs: readonly Repair[]): string[] {
  return repairs.map(({ finding, failure }) =>
    failure === undefined ? `mended: ${finding.text}` : `not mended: ${finding.text}\n  because: ${failure}`,
  );
}
