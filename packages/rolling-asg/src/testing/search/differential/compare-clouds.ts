import { deviations } from './deviations.js';
import { drawSchedule } from './draw-schedule.js';
import { findDifference, type Difference } from './find-difference.js';
import type { Schedule } from './schedule.js';

/** What comparing many schedules came to. */
export interface Comparison {
  readonly schedules: number;
  readonly steps: number;
  /** How often each deviation was met. */
  readonly deviations: Readonly<Record<string, number>>;
  readonly unexplained: readonly Unexplained[];
}

/** A difference that nobody has explained, in as few steps as it takes. */
export interface Unexplained {
  readonly seed: number;
  readonly difference: Difference;
  readonly schedule: Schedule;
}

export interface ComparisonRange {
  readonly from: number;
  readonly count: number;
}

/** Plays seeded schedules on both clouds. */
export async function compareClouds({ from, count }: ComparisonRange): Promise<Comparison> {
  const met: Record<string, number> = {};
  const unexplained: Unexplained[] = [];
  let steps = 0;
  for (let seed = from; seed < from + count; seed++) {
    const schedule = drawSchedule(seed);
    steps += schedule.steps.length;
    const difference = await findDifference(schedule);
    if (difference === undefined) continue;
    const known = deviations.find(({ matches }) => matches(difference, schedule));
    if (known === undefined) unexplained.push({ seed, ...(await shrink(schedule, difference)) });
    else met[known.name] = (met[known.name] ?? 0) + 1;
  }
  return { schedules: count, steps, deviations: met, unexplained };
}

/** Leaves out every step without which there still is a difference that nobody has explained. */
async function shrink(schedule: Schedule, difference: Difference): Promise<Omit<Unexplained, 'seed'>> {
  for (let index = schedule.steps.length - 1; index >= 0; index--) {
    const less = { ...schedule, steps: schedule.steps.filter((_, at) => at !== index) };
    const found = await findDifference(less);
    if (found !== undefined && !deviations.some(({ matches }) => matches(found, less)))
      return shrink(less, found);
  }
  return { schedule, difference };
}

/** As people read it. */
export function comparisonText({ schedules, steps, deviations: met, unexplained }: Comparison): string {
  return [
    `${schedules} schedules, ${steps} steps, on both clouds`,
    ...Object.entries(met).map(([name, count]) => `known: ${name} ${count}`),
    ...unexplained.flatMap((one) => unexplainedText(one)),
    `differences: ${unexplained.length}`,
  ].join('\n');
}

function unexplainedText({ seed, difference, schedule }: Unexplained): readonly string[] {
  const { step, simulation, emulator } = difference;
  return [
    `--differential 1 --from ${seed}, shrunk, ${JSON.stringify(schedule.doubts)}:`,
    ...schedule.steps.map((one) => `  ${JSON.stringify(one)}`),
    `  first differs after ${step === undefined ? 'all has settled' : JSON.stringify(step)}`,
    `    simulation: ${simulation}`,
    `    emulator:   ${emulator}`,
  ];
}
