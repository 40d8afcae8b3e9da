import { durationText } from '../../../cloud/duration-text.js';
import type { Broken, Tally } from './tally.js';

const most = 10;

/** What a search came to, as people read it. */
export function reportText(tally: Tally, wallMs: number): string {
  const { worlds, interleavings, broken } = tally;
  const actors = counts(tally, (what) => what.startsWith('actor ') || what.startsWith('fate '));
  const events = counts(tally, (what) => what.startsWith('event '));
  const faults = counts(tally, (what) => !/^(actor|fate|event|end) |^calls$|^changes$/.test(what));
  const ends = counts(tally, (what) => what.startsWith('end '));
  return [
    `${worlds} worlds in ${durationText(wallMs)}, ${interleavings.size} orders of changes`,
    `actors: ${actors}`,
    `events: ${events}`,
    `faults: ${faults}`,
    `ends: ${ends}`,
    `calls: ${tally.covered['calls'] ?? 0}, changes: ${tally.covered['changes'] ?? 0}`,
    ...rulesText(broken),
    `violations: ${new Set(broken.map(({ replay }) => replay)).size} worlds`,
  ].join('\n');
}

/** How to run a world again. */
export function replayText(replay: string, without: readonly string[] = []): string {
  const less = without.length === 0 ? '' : ` --without ${without.join(',')}`;
  return `npx nx run rolling-asg:search -- ${replay}${less}`;
}

function counts({ covered }: Tally, isMeant: (what: string) => boolean): string {
  const found = Object.entries(covered).filter(([what]) => isMeant(what));
  const sorted = found.sort(([, a], [, b]) => b - a);
  return (
    sorted.map(([what, count]) => `${what.replace(/^(actor|fate|event|end) /, '')} ${count}`).join(', ') ||
    'none'
  );
}

function rulesText(broken: readonly Broken[]): readonly string[] {
  const rules = [...new Set(broken.map(({ rule }) => rule))].sort();
  return rules.flatMap((rule) => {
    const all = broken.filter((one) => one.rule === rule);
    return [
      `${rule}: ${all.length} worlds`,
      ...all.slice(0, most).map(({ replay, text }) => `  ${replay}: ${text.split('\n')[0] ?? ''}`),
    ];
  });
}
