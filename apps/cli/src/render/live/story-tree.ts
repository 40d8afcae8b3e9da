import { duration, inShort, type Lane, type NamedGroup, type Story } from '@clicamos/report';
import type { Paint } from '../paint.js';
import { bar } from './bar.js';
import { laneLine, type LaneLook } from './lane-line.js';
import { trafficLines } from './traffic-line.js';
import { treeColumns } from './tree-columns.js';

export interface TreeLook {
  readonly paint: Paint;
  /** Of the terminal. */
  readonly columns: number;
  /** Real, epoch ms. */
  readonly nowMs: number;
  /** The cloud's own words. @default false */
  readonly isVerbose?: boolean;
}

/** The picture of a rollout that a terminal redraws in place. */
export function storyTree(story: Story, look: TreeLook): string {
  const { paint, isVerbose = false } = look;
  const lanes = { paint, isVerbose, columns: treeColumns(look.columns) };
  return [
    headline(story, look),
    ...(story.notice === undefined ? [] : [paint.yellow(story.notice)]),
    '',
    ...groups(story, lanes),
    '',
    ...waitLines(story, look),
    ...nextLines(story),
    ...trafficLines(story, lanes),
  ].join('\n');
}

function headline(story: Story, { paint, nowMs }: TreeLook): string {
  const { rolloutId, startedAt = nowMs } = story.headline;
  const rollout = rolloutId === '' ? [] : [`rollout ${rolloutId}`];
  const ends = story.endsAt === undefined ? [] : [`ends ${clockTime(story.endsAt)} or later`];
  return [...rollout, ...whereabouts(story, paint), duration(Math.max(0, nowMs - startedAt)), ...ends].join(
    ' · ',
  );
}

function whereabouts({ step, headline: { outcome, next }, lanes }: Story, paint: Paint): string[] {
  const at = step && `step ${step.index} of ${step.count}`;
  if (outcome !== 'going-back') return step ? [`${at}: ${step.name}`] : [];
  // Only a group that is there is named: before that, nothing of it has to be undone.
  const undone = next && lanes.some(({ group }) => group === next.name) ? `, ${next.name} is removed` : '';
  return [paint.yellow(`going back${undone}`), ...(at ? [`was at ${at}`] : [])];
}

const clockTime = (at: number): string => new Date(at).toTimeString().slice(0, 8);

function groups(story: Story, look: LaneLook): string[] {
  const { previous, next } = story.headline;
  return [
    ...(previous ? groupLines(story, { ...previous, role: 'previous' }, look) : []),
    ...(next ? groupLines(story, { ...next, role: 'next' }, look) : []),
  ];
}

/** A group that is not there (any more) has no lines. */
function groupLines(
  { lanes, capacity }: Story,
  { name, imageId, role }: NamedGroup & { readonly role: 'previous' | 'next' },
  look: LaneLook,
): string[] {
  const now = capacity.at(-1)?.[role];
  if (now === undefined) return [];
  const head = `${name}  ${role.padEnd(8)}  ${imageId === undefined ? '' : `${imageId}   `}${now.serving}/${now.desired} serving`;
  const own = lanes.filter((lane) => lane.group === name && isThere(lane));
  return [look.paint.bold(head), ...own.map((lane) => laneLine(lane, look))];
}

const isThere = ({ goneAt }: Lane): boolean => goneAt === undefined;

const barWidth = 10;

function waitLines({ wait, why, headline }: Story, { paint, nowMs, isVerbose = false }: TreeLook): string[] {
  const told = (text: string) => (isVerbose ? text : inShort(text));
  const reasons = headline.outcome === 'going-back' && why !== undefined ? [`why    ${told(why)}`] : [];
  if (wait === undefined) return reasons;
  const { since, earliestAt, deadlineAt, reason, launchFailure } = wait;
  const left = paint.dim(` (gives up in ${duration(Math.max(0, deadlineAt - nowMs))})`);
  const done =
    earliestAt === undefined || nowMs >= earliestAt
      ? ''
      : `${bar((nowMs - since) / (earliestAt - since), barWidth)} `;
  const failure = launchFailure === undefined ? '' : ` · ${launchFailure}`;
  return [...reasons, `waits  ${done}${told(reason)}${failure}${left}`];
}

/** What will happen next. */
function nextLines({ steps, headline: { outcome } }: Story): string[] {
  const planned = steps.filter(({ state }) => state === 'planned').map(({ name }) => name);
  return outcome !== 'rolling-out' || planned.length === 0 ? [] : [`then   ${planned.join(', ')}`];
}
