import { lineOf } from './print-verdict.mjs';
import { workInParallel } from './work-in-parallel.mjs';

/**
 * Judges each case in a world of its worker. A world that a case leaves broken is repaired or replaced; a judge
 * that fails itself is a failure of its case.
 *
 * @template Case
 * @param {readonly Case[]} cases
 * @param {{ worlds: object, workers: number, say: (line: string) => void, name: (one: Case) => { group: string, only: string }, judge: (world: object, one: Case) => Promise<object> }} options
 *   `judge` answers `{ reasons, lost, least, isWhole, before, detail? }`
 * @returns {Promise<import('./print-verdict.mjs').Result[]>}
 */
export async function judgeCases(cases, { worlds, workers, say, name, judge }) {
  const results = [];
  await workInParallel(cases, workers, async (one, worker) => {
    const begun = performance.now();
    const found = await judgeIn(worlds, worker, (world) => judge(world, one));
    const result = { ...name(one), ...found, seconds: (performance.now() - begun) / 1_000 };
    results.push(result);
    say(`${String(results.length).padStart(4)}/${cases.length} ${lineOf(result, found.detail)}`);
  });
  return results;
}

async function judgeIn(worlds, worker, judge) {
  try {
    const found = await judge(await worlds.of(worker));
    if (!found.isWhole) await worlds.repair(worker, found.before);
    return found;
  } catch (error) {
    await worlds.replace(worker);
    return { reasons: [`the judge failed: ${error.stack}`], lost: 0, least: 0 };
  }
}
