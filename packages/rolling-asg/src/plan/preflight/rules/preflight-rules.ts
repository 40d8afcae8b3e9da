import { capacityRules } from './capacity-rules.js';
import { groupRules } from './group-rules.js';
import { imageRules } from './image-rules.js';
import { refreshRules } from './refresh-rules.js';
import type { PreflightRule } from './rule.js';
import { sourceRules } from './source-rules.js';

/**
 * Every check of preflight by its id: why it matters, and what mends what it finds.
 *
 * @example
 * import { preflightRules } from '@clicamos/rolling-asg';
 * const { why, fix } = preflightRules['free-addresses'];
 */
export const preflightRules = {
  ...imageRules,
  ...capacityRules,
  ...sourceRules,
  ...groupRules,
  ...refreshRules,
};

/** The name of a check, which a finding carries and which can be skipped by. */
export type PreflightId = keyof typeof preflightRules;

/** The check of an id. */
export const ruleOf = (id: PreflightId): PreflightRule => preflightRules[id];

/** Whether a text is the id of a check. */
export const isPreflightId = (text: string): text is PreflightId => Object.hasOwn(preflightRules, text);
