import { capacityRules } from './capacity-rules.js';
import { groupRules } from './group-rules.js';
import { imageRules } from './image-rules.js';
import type { PreflightRule } from './rule.js';
import { sourceRules } from './source-rules.js';

const rules = { ...imageRules, ...capacityRules, ...sourceRules, ...groupRules };

/** The name of a check, which a finding carries and which can be skipped by. */
export type PreflightId = keyof typeof rules;

/**
 * Every check of preflight by its id: why it matters, and what mends what it finds.
 *
 * @example
 * import { preflightRules } from '@clicamos/rolling-asg';
 * const { why, fix } = preflightRules['free-addresses'];
 */
export const preflightRules: Readonly<Record<PreflightId, PreflightRule>> = rules;

/** Whether a text is the id of a check. */
export const isPreflightId = (text: string): text is PreflightId => Object.hasOwn(rules, text);
