import type { Outcome, Story } from '../model/story.js';

const words: Readonly<Record<Outcome, string>> = {
  starting: 'not begun',
  'rolling-out': 'not over',
  'going-back': 'going back',
  deployed: 'deployed',
  'rolled-back': 'rolled back',
  'nothing-to-do': 'nothing to do',
  failed: 'failed',
};

/** How it ended, and what for: `deployed web-v042`. */
export function outcomeText({ headline: { outcome, next } }: Story): string {
  return next === undefined ? words[outcome] : `${words[outcome]} ${next.name}`;
}
