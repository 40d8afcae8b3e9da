import type { PreflightItem } from '../plan.js';
import { ruleOf, type PreflightId } from './rules/preflight-rules.js';

/** What the words in `<>` of a rule's fix stand for in one finding. */
export type FixWords = Readonly<Record<string, string | undefined>>;

type Finding = (
  check: PreflightId,
  text: string,
  words?: FixWords,
  of?: 'classic' | 'target-group',
) => PreflightItem;

export const ok: Finding = (check, text) => ({ level: 'ok', check, text });
export const warning: Finding = (check, text, words, of) => ({
  level: 'warning',
  ...found(check, text, words, of),
});
export const error: Finding = (check, text, words, of) => ({
  level: 'error',
  ...found(check, text, words, of),
});
/** What could not be looked at, and why: it is neither good nor bad. */
export const unread: Finding = (check, text) => ({ level: 'unread', check, text });

function found(
  check: PreflightId,
  text: string,
  words: FixWords = {},
  of: 'classic' | 'target-group' = 'classic',
): Omit<PreflightItem, 'level'> {
  const { why, fix: usual, fixElsewhere = usual } = ruleOf(check);
  const fix = of === 'classic' ? usual : fixElsewhere;
  return {
    check,
    text,
    why,
    fix: fix.replaceAll(/<([^>]+)>/g, (whole, word: string) => words[word] ?? whole),
  };
}
