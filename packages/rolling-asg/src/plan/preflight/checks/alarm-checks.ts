import { reasonAlarmed } from '../../../observe/reasons/reason-alarmed.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** The alarms that are to watch the rollout exist, have data, and are silent: else it would go back at once. */
export function checkAlarms({ facts, options: { alarms = [] } }: PreflightInput): readonly PreflightItem[] {
  return alarms.map((name) => {
    const reason = reasonAlarmed([name], facts.alarms);
    if (reason === undefined) return ok('alarms', `alarm ${name} is silent`);
    return error(
      'alarms',
      `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}, so the rollout would go back at once`,
    );
  });
}
