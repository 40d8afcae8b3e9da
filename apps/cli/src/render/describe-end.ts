import { duration, inShort } from '@clicamos/report';
import type { RolloutResult } from '@clicamos/rolling-asg';
import { describeProbe, describeTargets } from './describe-probe.js';
import type { RollOutEnd } from '../rollout/roll-out.js';

export interface EndText extends RollOutEnd {
  /** AWS seconds per real second; times are shown as they really passed. */
  readonly speed: number;
  /** The cloud's own words. @default false */
  readonly verbose?: boolean | undefined;
  /** Where the report was written. */
  readonly report?: string | undefined;
  /** The same, where it holds what a failed generation left. */
  readonly evidence?: string | undefined;
  /** What its instances wrote last. */
  readonly lastWords?: readonly string[] | undefined;
  /** The failed group that was left to look at. */
  readonly kept?: string | undefined;
  /** What removes that. */
  readonly abortCommand?: string;
  /** How to go back from here. */
  readonly undo?: string | undefined;
}

/** What serves now, and how the rollout went. */
export function describeEnd({
  result,
  probe,
  url,
  urls,
  hint,
  speed,
  verbose = false,
  report,
  evidence,
  lastWords = [],
  kept,
  abortCommand,
  undo,
}: EndText): string[] {
  return [
    '',
    ...outcomeLines(result, { speed, verbose }),
    ...lastWords.map((line) => `  console    ${line}`),
    ...(evidence === undefined ? [] : [`  evidence   ${evidence}`]),
    ...(kept === undefined
      ? []
      : [`  kept       ${kept}, out of the load balancers, to look at. Then remove it: ${abortCommand}`]),
    ...(probe === undefined ? [] : [`  probe      ${describeProbe(probe)}`]),
    ...(probe === undefined ? [] : describeTargets(probe).map((line) => `             ${line}`)),
    ...(hint === undefined ? [] : [`  note       ${hint}`]),
    ...(urls ?? (url === undefined ? [] : [url])).map((one) => `  url        ${one}`),
    ...(undo === undefined ? [] : [`  undo       ${undo}`]),
    ...(report === undefined || evidence !== undefined ? [] : [`  report     ${report}`]),
  ];
}

function outcomeLines(
  result: RolloutResult,
  { speed, verbose }: Required<Pick<EndText, 'speed'>> & { readonly verbose: boolean },
): string[] {
  const { outcome, reason, removed } = result;
  switch (outcome) {
    case 'nothing-to-do':
      // An abort that found a failed group, and took it away, had something to do.
      return [
        reason?.startsWith('removed ') ? reason : `nothing to do: ${reason ?? 'this image is live already'}`,
      ];
    case 'deployed':
      return [
        `deployed     ${serving(result)}`,
        `  time       wall ${duration(result.wallMs / speed)} · floor ${duration(result.floorMs / speed)}`,
        ...(reason === undefined ? [] : [`  note       ${reason}`]),
      ];
    case 'rolled-back':
      return [
        `rolled back  ${removed ? `${named(removed)} was removed; ` : ''}${serving(result)}`,
        `  why        ${verbose ? (reason ?? 'unknown') : inShort(reason ?? 'unknown')}`,
      ];
  }
}

function serving({ live }: RolloutResult): string {
  if (live === undefined) return 'nothing serves, as before';
  return `${named(live)} serves with ${live.inService} of ${live.desiredCapacity}`;
}

const named = ({ name, imageId }: { readonly name: string; readonly imageId?: string }) =>
  imageId === undefined ? name : `${name} (${imageId})`;
