import type { Rule } from '../../judge/violation.js';
import type { WorldReport } from '../play/run-world.js';

/** A world that broke a rule. */
export interface Broken {
  /** `--seed 7`, `--seed 7 --strategies any` or `--small "killed 7"`: what runs it again. */
  readonly replay: string;
  readonly rule: Rule;
  readonly text: string;
}

/** What many worlds came to: plain data, to be sent from worker to worker. */
export interface Tally {
  worlds: number;
  readonly covered: Record<string, number>;
  readonly interleavings: Set<string>;
  readonly broken: Broken[];
}

export function newTally(): Tally {
  return { worlds: 0, covered: {}, interleavings: new Set(), broken: [] };
}

export function addReport(tally: Tally, replay: string, report: WorldReport): void {
  tally.worlds += 1;
  for (const [what, count] of report.covered) tally.covered[what] = (tally.covered[what] ?? 0) + count;
  tally.interleavings.add(report.interleaving);
  const rules = new Set<Rule>();
  for (const { rule, text } of report.violations) {
    if (!rules.has(rule)) tally.broken.push({ replay, rule, text });
    rules.add(rule);
  }
}

export function addTally(tally: Tally, other: Tally): void {
  tally.worlds += other.worlds;
  for (const [what, count] of Object.entries(other.covered))
    tally.covered[what] = (tally.covered[what] ?? 0) + count;
  for (const one of other.interleavings) tally.interleavings.add(one);
  tally.broken.push(...other.broken);
}
