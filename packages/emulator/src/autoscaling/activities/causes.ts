import type { CapacityChange } from '../group/group.js';
import type { Origin, UnhealthyBecause } from '../group/member.js';

/** A sentence of a cause with its instant in front, to the second as AWS writes it. */
export const atInstant = (at: Date, text: string) =>
  `At ${at.toISOString().replace(/\.\d+Z$/, 'Z')} ${text}.`;

/** Sentences of a cause, two spaces apart as AWS writes them. */
const sentences = (...parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined).join('  ');

/** How the desired capacity changed. */
export const changingCapacity = (what: string, from: number, to: number) =>
  `${what} changing the desired capacity from ${from} to ${to}`;

export interface CapacityStep {
  readonly at: Date;
  readonly change: CapacityChange | undefined;
  readonly from: number;
  readonly to: number;
}

/** Why an instance is launched. */
export function launchCause(origin: Origin, { at, change, from, to }: CapacityStep): string {
  if (origin === 'replacement') {
    return atInstant(
      at,
      'an instance was launched in response to an unhealthy instance needing to be replaced',
    );
  }
  if (origin === 'refresh')
    return atInstant(at, 'an instance was launched in response to an instance refresh');
  if (origin === 'rebalance')
    return atInstant(at, "an instance was launched to aid in balancing the group's zones");
  if (origin === 'warm')
    return atInstant(
      at,
      `an instance was launched to keep the warm pool at its size, increasing its capacity from ${from} to ${to}`,
    );
  const step = `an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${from} to ${to}`;
  return sentences(changeSentence(change), atInstant(at, step));
}

/** Why an instance is terminated that was in excess of the desired capacity. */
export function scaleInCause(instanceIds: readonly string[], { at, change, from, to }: CapacityStep): string {
  const step = `an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${from} to ${to}`;
  const selected = instanceIds.map((id) => atInstant(at, `instance ${id} was selected for termination`));
  return sentences(changeSentence(change), atInstant(at, step), ...selected);
}

/** Why an instance is terminated that was not healthy. */
export const unhealthyCause = (because: UnhealthyBecause, at: Date) =>
  atInstant(at, `an instance was taken out of service in response to ${healthCheckTexts[because]}`);

/** Why an instance is terminated that an instance refresh replaces. */
export const refreshedCause = (instanceId: string, at: Date) =>
  sentences(
    atInstant(at, 'an instance was taken out of service in response to an instance refresh'),
    atInstant(at, `instance ${instanceId} was selected for termination`),
  );

/** Why an instance leaves on a user's request; `shrinking` when the desired capacity goes with it. */
export const requestCause = (
  at: Date,
  what: string,
  shrinking?: { readonly from: number; readonly to: number },
) => {
  const step = shrinking ? `, shrinking the capacity from ${shrinking.from} to ${shrinking.to}` : '';
  return atInstant(at, `${what} in response to a user request${step}`);
};

const changeSentence = (change: CapacityChange | undefined) => change && atInstant(change.at, change.text);

const healthCheckTexts: Readonly<Record<UnhealthyBecause, string>> = {
  ec2: 'an EC2 health check indicating it has been terminated or stopped',
  elb: 'an ELB system health check failure',
  user: 'a user health-check',
  failedToLaunch: 'an EC2 health check indicating it has been terminated or stopped',
};
