import { durationText } from '../../../cloud/duration-text.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** The credentials live for as long as the rollout can take. */
export function checkCredentials({ options, duration }: PreflightInput): readonly PreflightItem[] {
  const check = 'credentials-end';
  if (options.credentialsLastMs === undefined) return [];
  const { floorMs, ceilingMs } = duration;
  const text = `the credentials end in ${durationText(Math.max(0, options.credentialsLastMs))}`;
  if (options.credentialsLastMs < floorMs)
    return [error(check, `${text}, the rollout takes ${durationText(floorMs)} at least`)];
  if (options.credentialsLastMs < ceilingMs)
    return [warning(check, `${text}, the rollout can take ${durationText(ceilingMs)}`)];
  return [ok(check, text)];
}
