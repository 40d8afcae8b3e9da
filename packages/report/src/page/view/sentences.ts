import type { Headline, Outcome, Story, StoryStep } from '../../model/story.js';
import { inShort } from '../../text/in-short.js';
import { counted, duration } from './format.js';

const outcomes: Readonly<Record<Outcome, string>> = {
  starting: 'starting',
  'rolling-out': 'rolling out',
  'going-back': 'going back',
  deployed: 'deployed',
  'rolled-back': 'rolled back',
  'nothing-to-do': 'nothing to do',
  failed: 'failed',
};

/** An outcome in words. */
export const outcomeWord = (outcome: Outcome): string => outcomes[outcome];

/** `web rolling out · clicamos`: what a tab says. */
export const pageTitle = ({ service, outcome }: Headline): string =>
  service === '' ? 'clicamos' : `${service} ${outcomeWord(outcome)} · clicamos`;

/** How an outcome is meant. */
export function outcomeTone(outcome: Outcome): 'good' | 'bad' | 'busy' | 'plain' {
  if (outcome === 'deployed' || outcome === 'nothing-to-do') return 'good';
  if (outcome === 'rolled-back' || outcome === 'failed' || outcome === 'going-back') return 'bad';
  return outcome === 'starting' ? 'plain' : 'busy';
}

/** Why it is not done, or how it ended: one sentence, and what it waits for beside. */
export interface WhySentence {
  readonly lead: string;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
  /** The reason as AWS and the engine give it, where that is longer. */
  readonly atLength?: string;
}

/** The page's one sentence. */
export function whySentence(story: Story, now: number): WhySentence {
  const { end, wait, why, headline } = story;
  if (end) return ended(story);
  if (headline.outcome === 'going-back' && why !== undefined)
    return { lead: 'going back', text: withStop(inShort(why)), tone: 'bad', ...atLength(why) };
  if (wait) {
    const left = wait.deadlineAt === 0 ? '' : ` Gives up in ${duration(wait.deadlineAt - now)}.`;
    const failure = wait.launchFailure === undefined ? '' : ` AWS says: ${wait.launchFailure}`;
    const name = story.steps.find(({ kind }) => kind === wait.step)?.name ?? wait.step;
    const text = `${withStop(inShort(wait.reason))}${left}${failure}`;
    return { lead: name, text, tone: 'plain', ...atLength(wait.reason) };
  }
  const running = story.steps.find(({ state }) => state === 'running');
  return {
    lead: running?.name ?? outcomeWord(headline.outcome),
    text: running ? 'begins' : '',
    tone: 'plain',
  };
}

function ended({ end, why, headline }: Story): WhySentence {
  const outcome = end?.outcome ?? headline.outcome;
  const live = end?.live;
  const serves = live ? `${live.name} serves with ${live.inService} of ${live.desired}` : 'Nothing serves';
  if (outcome === 'deployed') return { lead: 'deployed', text: `${serves}.`, tone: 'good' };
  const because = why ?? end?.reason;
  const tone = outcome === 'nothing-to-do' ? 'plain' : 'bad';
  if (because === undefined) return { lead: outcomeWord(outcome), text: `${serves}.`, tone };
  const text = `${withStop(inShort(because))}${live ? ` ${serves}.` : ''}`;
  return { lead: outcomeWord(outcome), text, tone, ...atLength(because) };
}

const atLength = (reason: string): Pick<WhySentence, 'atLength'> =>
  inShort(reason) === reason ? {} : { atLength: reason };

const withStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What a step's circle says to whoever does not see it. */
export function stepWords({ state, startedAt, endedAt, earliestMs }: StoryStep, now: number): string {
  if (startedAt === undefined) return state === 'skipped' ? 'not done' : least(earliestMs);
  return duration((endedAt ?? now) - startedAt);
}

const least = (earliestMs: number): string => (earliestMs > 0 ? `≥ ${duration(earliestMs)}` : '');

/** What is behind the evidence button: `console 3 · reasons 12 · activities 4`. */
export function evidenceWords({ evidence }: Story): readonly string[] {
  if (!evidence) return [];
  const consoles = evidence.instances.filter(({ consoleOutput }) => consoleOutput !== undefined).length;
  const reasons = evidence.instances.reduce((sum, { states }) => sum + states.length, 0);
  return [
    counted(consoles, 'console'),
    counted(reasons, 'reason'),
    evidence.activities.length === 1 ? '1 activity' : `${evidence.activities.length} activities`,
  ];
}
