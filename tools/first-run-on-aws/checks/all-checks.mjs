import { groupChecks } from './group-checks.mjs';
import { instanceChecks, lastCheck } from './instance-checks.mjs';
import { sourceChecks } from './source-checks.mjs';
import { templateChecks } from './template-checks.mjs';

/**
 * In the order in which they run. Each has an id, which docs/what-we-assume-of-aws.md names it by, a sentence, what it
 * may see, and `look`, which answers what it saw; `needs` names the one before it that makes what it looks at.
 */
export const checks = [...templateChecks, ...groupChecks, ...instanceChecks, ...sourceChecks, lastCheck];
