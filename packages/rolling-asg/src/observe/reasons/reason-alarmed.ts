import type { Alarm } from '../../cloud/cloud.js';

/** Why a rollout must not go on, by its alarms: one rings, is not there, or has no data to ring by. */
export function reasonAlarmed(names: readonly string[], alarms: readonly Alarm[]): string | undefined {
  for (const name of names) {
    const alarm = alarms.find((one) => one.name === name);
    if (alarm === undefined) return `there is no alarm \`${name}\``;
    if (alarm.state === 'OK') continue;
    const what = alarm.state === 'ALARM' ? 'is in ALARM' : 'has no data to judge by';
    return `alarm \`${name}\` ${what}${alarm.reason === '' ? '' : `: ${alarm.reason}`}`;
  }
  return undefined;
}
