import type { RolloutPlan } from '@clicamos/rolling-asg';
import { describeStep } from './describe-step.js';

export interface PlanText {
  readonly plan: RolloutPlan;
  /** Where the image came from, as the resolver says it. */
  readonly imageSource: string;
  /** What runs this plan. */
  readonly deployCommand: string;
}

/** A plan as `clicamos plan` prints it. */
export function describePlan({ plan, imageSource, deployCommand }: PlanText): string[] {
  if (plan.nothingToDo !== undefined) return ['', `nothing to do: ${plan.nothingToDo}`];
  const isRefused = plan.preflight.some(({ level }) => level === 'error');
  return [
    '',
    ...heads(plan, imageSource),
    '',
    ...plan.steps.map((step, index) => `  ${String(index + 1).padStart(2)}  ${describeStep(step)}`),
    '',
    ...describePreflight(plan),
    '',
    isRefused
      ? 'Nothing was changed. It cannot be deployed like this.'
      : `Nothing was changed. Run: ${deployCommand}`,
  ];
}

/** The warnings of a plan that runs, one line each. */
export const describeWarnings = ({ preflight }: Pick<RolloutPlan, 'preflight'>): string[] =>
  preflight.filter(({ level }) => level === 'warning').map(({ text }) => `! ${text}`);

/** The count of checks, then every finding that is not fine. */
function describePreflight({ preflight }: Pick<RolloutPlan, 'preflight'>): string[] {
  const of = (wanted: string) => preflight.filter(({ level }) => level === wanted);
  const counts = [
    `${of('ok').length} ok`,
    some(of('warning').length, 'warning'),
    some(of('error').length, 'error'),
  ];
  return [
    `  preflight   ${counts.flatMap((text) => text ?? []).join(' · ')}`,
    ...of('error').map(({ text }) => `  x ${text}`),
    ...of('warning').map(({ text }) => `  ! ${text}`),
  ];
}

function heads({ previous, next }: RolloutPlan, imageSource: string): string[] {
  const live = previous
    ? `${previous.name}   ${previous.imageId ?? 'unknown image'}   ${previous.serving}/${previous.desiredCapacity} serving   (min ${previous.minSize}, desired ${previous.desiredCapacity}, max ${previous.maxSize})`
    : 'none yet';
  return [`  live   ${live}`, `  next   ${next.name}   ${next.imageId}   ${imageSource}`];
}

const some = (n: number, word: string) => (n === 0 ? undefined : `${n} ${word}${n === 1 ? '' : 's'}`);
