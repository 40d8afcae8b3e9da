import type { RecordOf, StreamRecord } from '../../stream/record.js';
import { stepName } from '../step-name.js';
import type { StoryStep } from '../story.js';

type Step = RecordOf<'step-started'>['step'];

/** @param speed the cloud's seconds per real second */
export function addToSteps(
  steps: readonly StoryStep[],
  record: StreamRecord,
  speed: number,
): readonly StoryStep[] {
  switch (record.kind) {
    case 'rollout-started':
      return record.steps.map((step) => planned(step, speed));
    case 'step-started':
      return started(steps, record, speed);
    case 'step-finished':
      return changed(steps, record.step.kind, (step) => ({ ...step, state: 'done', endedAt: record.at }));
    case 'failed':
      return changed(steps, record.step, (step) => ({ ...step, state: 'failed', endedAt: record.at }));
    case 'rolling-back':
      return goingBack(steps, record.at);
    case 'finished':
    case 'error':
      return over(steps, record);
    default:
      return steps;
  }
}

const planned = (step: Step, speed: number): StoryStep => ({
  kind: step.kind,
  name: stepName(step.kind),
  state: 'planned',
  earliestMs: earliestMs(step) / speed,
});

/** The least that a step takes, in the cloud's time. */
function earliestMs({ kind, earliestMs: earliest = 0, durationMs = 0, floorMs = 0 }: Step): number {
  if (kind === 'awaitCapacity') return earliest;
  if (kind === 'bake') return durationMs;
  return kind === 'drain' ? floorMs : 0;
}

/** A rollout that was taken over tells no list: its steps are added as they come. */
function started(
  steps: readonly StoryStep[],
  { step, at }: RecordOf<'step-started'>,
  speed: number,
): readonly StoryStep[] {
  const isListed = steps.some(({ kind }) => kind === step.kind);
  const listed = isListed ? steps : [...steps, planned(step, speed)];
  return changed(listed, step.kind, (one) => ({ ...one, state: 'running', startedAt: at }));
}

/** What was running has failed, what was to come is not done any more, and the way back begins. */
function goingBack(steps: readonly StoryStep[], at: number): readonly StoryStep[] {
  if (steps.some(({ kind, state }) => kind === 'rollBack' && state === 'running')) return steps;
  const stopped = steps.map((step): StoryStep => {
    if (step.state === 'running') return { ...step, state: 'failed', endedAt: at };
    return step.state === 'planned' ? { ...step, state: 'skipped' } : step;
  });
  return [
    ...stopped,
    { kind: 'rollBack', name: stepName('rollBack'), state: 'running', startedAt: at, earliestMs: 0 },
  ];
}

function over(
  steps: readonly StoryStep[],
  { kind, at }: RecordOf<'finished'> | RecordOf<'error'>,
): readonly StoryStep[] {
  const state = kind === 'error' ? 'failed' : 'done';
  return steps.map((step) => (step.state === 'running' ? { ...step, state, endedAt: at } : step));
}

const changed = (
  steps: readonly StoryStep[],
  kind: string,
  change: (step: StoryStep) => StoryStep,
): readonly StoryStep[] => steps.map((step) => (step.kind === kind ? change(step) : step));
