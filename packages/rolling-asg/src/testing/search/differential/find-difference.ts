import { emulatedSide } from './emulated-side.js';
import { playSchedule, type Said } from './play-schedule.js';
import type { Schedule, Step } from './schedule.js';
import { simulatedSide } from './simulated-side.js';

/** Where the two clouds first say different things. */
export interface Difference {
  /** Counted from 0; the last one is the settling at the end, which no schedule holds. */
  readonly index: number;
  readonly step?: Step;
  readonly simulation: string;
  readonly emulator: string;
}

/** Plays a schedule on both clouds. @returns the first difference, if there is one */
export async function findDifference(schedule: Schedule): Promise<Difference | undefined> {
  const simulation = await playSchedule(simulatedSide(schedule.doubts), schedule);
  await using emulated = await emulatedSide(schedule.doubts);
  const emulator = await playSchedule(emulated, schedule);
  for (const [index, ours] of simulation.entries()) {
    const theirs = emulator[index];
    const difference = theirs && differenceOf(ours, theirs);
    if (difference !== undefined) return { index, step: schedule.steps[index], ...difference };
  }
  return undefined;
}

function differenceOf(ours: Said, theirs: Said): Pick<Difference, 'simulation' | 'emulator'> | undefined {
  if (ours.answer !== theirs.answer) return { simulation: ours.answer, emulator: theirs.answer };
  const missing = (a: readonly string[], b: readonly string[]) => a.filter((text) => !b.includes(text));
  const [simulation, emulator] = [missing(ours.state, theirs.state), missing(theirs.state, ours.state)];
  if (simulation.length + emulator.length === 0) return undefined;
  return { simulation: simulation.join('; ') || 'nothing', emulator: emulator.join('; ') || 'nothing' };
}
