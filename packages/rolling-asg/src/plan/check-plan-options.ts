import { RolloutError } from '../cloud/errors.js';
import type { PlanOptions } from './plan-options.js';
import { checkSkipped } from './preflight/skip-findings.js';

/** @throws RolloutError `BadOptions` on the first option that makes no sense */
export function checkPlanOptions(options: PlanOptions): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(options.service)) {
    throw bad('service', 'letters, digits and hyphens, at most 100', options.service);
  }
  if (!/^ami-[0-9a-zA-Z]+$/.test(options.imageId))
    throw bad('imageId', 'an AMI id such as `ami-0b3`', options.imageId);
  if (options.adopt === '') throw bad('adopt', 'the name of a group', options.adopt);
  expectInteger('samples', options.samples, 1);
  for (const key of durations) expectInteger(key, options[key], 0);
  if (options.strategy === 'refresh' && (options.pauseMs ?? 0) > 0) throw refreshPauses();
  if ((options.minHealthyPercent ?? 0) > 100)
    throw bad('minHealthyPercent', 'an integer from 0 to 100', options.minHealthyPercent);
  expectInteger('fromVersion', options.fromVersion, 1);
  for (const key of ['minSize', 'maxSize', 'desiredCapacity'] as const) {
    expectInteger(`firstGroup.${key}`, options.firstGroup?.[key], 0);
  }
  checkSkipped(options.skipPreflight);
  for (const key of ['minSize', 'maxSize'] as const)
    expectInteger(`overrides.${key}`, options.overrides?.[key], 0);
}

const durations = [
  'healthyDeadlineMs',
  'bakeMs',
  'pauseMs',
  'drainFloorMs',
  'deleteDeadlineMs',
  'bootMs',
  'slowestRequestMs',
  'keepPreviousMs',
  'minHealthyPercent',
  'credentialsLastMs',
] as const;

const refreshPauses = (): RolloutError =>
  new RolloutError(
    'BadOptions',
    'Strategy `refresh` cannot be paused: it replaces instances in place, and there is no moment at which both generations serve whole',
  );

function expectInteger(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return;
  throw bad(name, `an integer >= ${least}`, value);
}

function bad(name: string, wanted: string, value: unknown): RolloutError {
  return new RolloutError(
    'BadOptions',
    `Expected \`${name}\` to be ${wanted}, got \`${String(value)}\` (${typeof value})`,
  );
}
