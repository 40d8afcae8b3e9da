import XMLBuilder from 'fast-xml-builder';
import type { Story, StoryStep } from '../model/story.js';

/** A rollout as a CI server lists tests: a case for each step that was to be done, and one for what clients noticed. */
export function junitXml(story: Story): string {
  const { service, environment, startedAt } = story.headline;
  const cases = [
    ...story.steps.map((step) => stepCase(step, story)),
    ...lossCase(story),
    ...errorCase(story),
  ];
  const suite = {
    '@name': `${service} ${environment}`.trim(),
    '@tests': cases.length,
    '@failures': cases.filter(({ failure }) => failure !== undefined).length,
    '@errors': 0,
    '@skipped': cases.filter(({ skipped }) => skipped !== undefined).length,
    '@time': seconds(cases.reduce((sum, { '@time': time }) => sum + Number(time), 0) * 1_000),
    ...(startedAt !== undefined && { '@timestamp': new Date(startedAt).toISOString().slice(0, 19) }),
    testcase: cases,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: { testsuite: suite } })}`;
}

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

interface Case {
  readonly '@classname': string;
  readonly '@name': string;
  readonly '@time': string;
  readonly failure?: { readonly '@message': string; readonly '#text': string };
  readonly skipped?: '';
}

function stepCase({ name, state, startedAt, endedAt }: StoryStep, story: Story): Case {
  const tookMs = startedAt === undefined || endedAt === undefined ? 0 : endedAt - startedAt;
  return {
    ...caseOf(name, story, tookMs),
    ...(state === 'failed' && { failure: failure(story.why ?? 'it failed') }),
    ...((state === 'skipped' || state === 'planned') && { skipped: '' as const }),
  };
}

/** What clients lost is what a rollout is judged by, however its steps went. */
function lossCase(story: Story): readonly Case[] {
  const { sent, lost, lostBy, targets = [] } = story.traffic;
  if (sent === 0) return [];
  const causes = Object.entries(lostBy).map(([cause, n]) => `${n} ${cause}`);
  const through = targets.map((one) => `; ${one.lost} of ${one.sent} through ${one.url}`);
  const text = `${lost} of ${sent} requests lost: ${causes.join(', ')}${through.join('')}`;
  return [{ ...caseOf('no request is lost', story, 0), ...(lost > 0 && { failure: failure(text) }) }];
}

/** An end that is no step's failure must not look green. */
function errorCase(story: Story): readonly Case[] {
  const { headline, steps, end } = story;
  if (headline.outcome !== 'failed' || steps.some(({ state }) => state === 'failed')) return [];
  return [{ ...caseOf('it ends well', story, 0), failure: failure(end?.reason ?? 'it failed') }];
}

const caseOf = (name: string, { headline: { service } }: Story, tookMs: number): Case => ({
  '@classname': clean(service),
  '@name': clean(name),
  '@time': seconds(tookMs),
});

const failure = (text: string) => ({ '@message': clean(text), '#text': clean(text) });

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** XML 1.0 knows few control characters, and no half of a pair. */
const clean = (text: string): string =>
  Array.from(text)
    .filter((character) => isXml(character.codePointAt(0) ?? 0))
    .join('');

const isXml = (point: number): boolean =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  point >= 0x10000;
