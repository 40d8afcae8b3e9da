/**
 * What options may be, without what sends requests, which takes its time to load. All of it is in `@clicamos/health`
 * too.
 *
 * @packageDocumentation
 */
export { isHealthError } from '../errors.js';
export { checkProbeOptions } from '../probe/check-probe-options.js';
export { expectProbeLimits } from '../probe/probe-limits.js';
export { shownUrl } from '../target/shown-url.js';
