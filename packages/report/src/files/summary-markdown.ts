import type { Story, StoryEnd } from '../model/story.js';
import { duration } from '../text/duration.js';
import { inShort } from '../text/in-short.js';
import { cell, code } from './markdown.js';
import { outcomeText } from './outcome-text.js';

/**
 * A rollout's summary for a page of Markdown, as that of a CI job is. What failed begins with why.
 *
 * @param cut why there is no more of the stream that it is made of
 */
export function summaryMarkdown(story: Story, cut?: string): string {
  const { headline } = story;
  const { environment, region, account, service, rolloutId, runner } = headline;
  const where = [environment, account, region, `rollout ${rolloutId}`, `by ${runner}`];
  return [
    `## ${cell(`${service}: ${outcomeText(story)}`)}`,
    '',
    ...whyLines(story),
    ...(cut === undefined ? [] : [`> Not whole: ${cell(cut)}`, '']),
    cell(where.filter(Boolean).join(' · ')),
    '',
    ...figures(story),
    '',
    ...steps(story),
    '',
    ...nextLines(story.end),
  ].join('\n');
}

function whyLines({ why, headline: { outcome } }: Story): string[] {
  const isGood = outcome === 'deployed' || outcome === 'nothing-to-do';
  return why === undefined || isGood ? [] : [`**Why:** ${cell(inShort(why))}`, ''];
}

function figures({ traffic, end, headline }: Story): string[] {
  const { sent, lost, lostBy, latency, targets = [] } = traffic;
  const rows = [
    ...(sent === 0 ? [] : [['requests', String(sent)]]),
    ...(sent === 0 ? [] : [['lost', lostText(lost, lostBy)]]),
    ...targets.map((one) => [
      `through ${one.url}`,
      `lost ${lostText(one.lost, one.lostBy)} of ${one.sent}, p99 ${duration(one.p99Ms)}`,
    ]),
    ...(latency ? [['p50 / p99 / max', latencyText(latency)]] : []),
    ...(headline.previous ? [['previous', named(headline.previous)]] : []),
    ...(headline.next ? [['next', named(headline.next)]] : []),
    ...(end?.live
      ? [['serves now', `${named(end.live)}, ${end.live.inService} of ${end.live.desired}`]]
      : []),
    ...(end?.wallMs === undefined ? [] : [['time', duration(end.wallMs)]]),
    ...(end?.floorMs === undefined ? [] : [['at least', duration(end.floorMs)]]),
  ];
  return table(['', ''], rows);
}

function lostText(lost: number, lostBy: Story['traffic']['lostBy']): string {
  const causes = Object.entries(lostBy).map(([cause, n]) => `${n} ${cause}`);
  return causes.length === 0 ? String(lost) : `${lost} (${causes.join(', ')})`;
}

const latencyText = ({ p50Ms, p99Ms, maxMs }: { p50Ms: number; p99Ms: number; maxMs: number }): string =>
  [p50Ms, p99Ms, maxMs].map(duration).join(' / ');

const named = ({ name, imageId }: { readonly name: string; readonly imageId?: string }): string =>
  imageId === undefined ? name : `${name} (${imageId})`;

function steps({ steps: all }: Story): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ name, state, startedAt, endedAt }) => [
    name,
    state,
    startedAt === undefined || endedAt === undefined ? '' : duration(endedAt - startedAt),
  ]);
  return table(['step', '', 'time'], rows);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`);

function nextLines(end: StoryEnd | undefined): string[] {
  return [
    ...(end?.nextCommand === undefined ? [] : [`Next: ${code(end.nextCommand)}`, '']),
    ...(end?.kept === undefined ? [] : [`Left to look at: ${cell(end.kept)}`, '']),
    ...(end?.report === undefined ? [] : [`Report: ${code(end.report)}`, '']),
  ];
}
