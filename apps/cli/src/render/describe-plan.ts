import type { PreflightItem, RolloutPlan } from '@clicamos/rolling-asg';
import { ignoredSettingCheck } from '../rollout/ignored-settings.js';
import { describeStep } from './describe-step.js';

export interface PlanText {
  readonly plan: RolloutPlan;
  /** Where the image came from, as the resolver says it. */
  readonly imageSource: string;
  /** What runs this plan. */
  readonly deployCommand: string;
  /** What plans to take over the group of that name instead. */
  readonly adoptCommand: (groupName: string) => string;
}

/** A plan as `clicamos plan` prints it. */
export function describePlan(text: PlanText): string[] {
  const { plan, imageSource } = text;
  if (plan.nothingToDo !== undefined)
    return ['', `nothing to do: ${plan.nothingToDo}`, ...describeWarnings(plan)];
  return [
    '',
    ...heads(plan, imageSource),
    ...describeChanges(plan),
    '',
    ...plan.steps.map((step, index) => `  ${String(index + 1).padStart(2)}  ${describeStep(step)}`),
    '',
    ...describePreflight(plan),
    '',
    ...whatToRun(text),
  ];
}

function whatToRun({ plan, deployCommand, adoptCommand }: PlanText): string[] {
  if (plan.preflight.some(({ level }) => level === 'error'))
    return [
      'Nothing was changed. It cannot be deployed like this.',
      ...(plan.groupsBeside ?? []).map((name) => `To take ${name} over, run: ${adoptCommand(name)}`),
    ];
  return [`Nothing was changed. Run: ${deployCommand}`];
}

/** The warnings of a plan, one line each; where nothing is to do, those that may be the reason. */
export const describeWarnings = ({
  preflight,
  nothingToDo,
}: Pick<RolloutPlan, 'preflight' | 'nothingToDo'>): string[] =>
  preflight
    .filter(({ level }) => level === 'warning')
    .filter(({ check }) => nothingToDo === undefined || check === ignoredSettingCheck)
    .map(({ text }) => `! ${text}`);

/** The count of checks, then every finding that is not fine: its id, why it matters, and what mends it. */
function describePreflight({ preflight }: Pick<RolloutPlan, 'preflight'>): string[] {
  const of = (wanted: PreflightItem['level']) => preflight.filter(({ level }) => level === wanted);
  const counts = [
    `${of('ok').length} ok`,
    some(of('warning').length, 'warning'),
    some(of('error').length, 'error'),
    of('skipped').length === 0 ? undefined : `${of('skipped').length} skipped`,
    of('unread').length === 0 ? undefined : `${of('unread').length} not read`,
  ];
  return [
    `  preflight   ${counts.flatMap((text) => text ?? []).join(' · ')}`,
    ...of('error').flatMap((item) => finding('x', item)),
    ...of('warning').flatMap((item) => finding('!', item)),
    ...of('skipped').map(({ check, text }) => `  - ${text} [${check}, skipped]`),
    ...of('unread').map(({ check, text }) => `  ? ${text} [${check}]`),
  ];
}

const finding = (mark: string, { check, text, why, fix }: PreflightItem): string[] => [
  `  ${mark} ${text} [${check}]`,
  ...(why === undefined ? [] : [`      why  ${why}`]),
  ...(fix === undefined ? [] : [`      fix  ${fix}`]),
];

function heads({ previous, next }: RolloutPlan, imageSource: string): string[] {
  const live = previous
    ? `${previous.name}   ${previous.imageId ?? 'unknown image'}   ${previous.serving}/${previous.desiredCapacity} serving   (min ${previous.minSize}, desired ${previous.desiredCapacity}, max ${previous.maxSize})`
    : 'none yet';
  return [`  live   ${live}`, `  next   ${next.name}   ${next.imageId}   ${imageSource}`];
}

/** Beside the image, field by field. */
const describeChanges = ({ changes = [] }: RolloutPlan): string[] =>
  changes.length === 0
    ? []
    : ['', '  changes', ...changes.map(({ field, was, is }) => `    ${field}: ${was} -> ${is}`)];

const some = (n: number, word: string) => (n === 0 ? undefined : `${n} ${word}${n === 1 ? '' : 's'}`);
