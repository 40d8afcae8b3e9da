import type { StoryStep } from '../../model/story.js';
import { stepWords } from '../view/sentences.js';

const spoken: Readonly<Record<StoryStep['state'], string>> = {
  planned: 'to come',
  running: 'now',
  done: 'done',
  failed: 'stopped here',
  skipped: 'not done',
};

const signs: Readonly<Record<StoryStep['state'], string>> = {
  planned: '',
  running: '',
  done: '✓',
  failed: '✕',
  skipped: '–',
};

export interface StepBarProps {
  readonly steps: readonly StoryStep[];
  readonly now: number;
}

/** What is done, what it does, and what comes. */
export function StepBar({ steps, now }: StepBarProps) {
  if (steps.length === 0) return null;
  return (
    <ol class="steps" aria-label="Steps">
      {steps.map((step) => (
        <li
          key={step.kind}
          class={`step ${step.state} ${step.kind}`}
          aria-current={step.state === 'running' ? 'step' : undefined}
        >
          <i class="dot" aria-hidden="true">
            {signs[step.state]}
          </i>
          <span class="step-name">{step.name}</span>
          <span class="step-time">{stepWords(step, now)}</span>
          <span class="unseen">{spoken[step.state]}</span>
        </li>
      ))}
    </ol>
  );
}
