import { AwsError } from '../service/aws-error.js';
import { within } from './errors.js';
import type { Elbv2State, RuleRecord } from './state.js';

/** Refuses rules whose priorities others of their listener have. Throws `AwsError`: `PriorityInUse`, `ValidationError`. */
export function checkPriorities(
  { rules }: Pick<Elbv2State, 'rules'>,
  changed: readonly Pick<RuleRecord, 'arn' | 'listenerArn' | 'priority'>[],
): void {
  const arns = new Set(changed.map(({ arn }) => arn));
  const taken = new Set<string>();
  const placeOf = ({ listenerArn, priority }: Pick<RuleRecord, 'listenerArn' | 'priority'>) =>
    `${listenerArn} ${priority}`;
  for (const rule of rules.values()) if (!arns.has(rule.arn)) taken.add(placeOf(rule));
  for (const rule of changed) {
    within('Priority', rule.priority, [1, 50_000]);
    if (taken.has(placeOf(rule)))
      throw new AwsError('PriorityInUse', `Priority '${rule.priority}' is currently in use`);
    taken.add(placeOf(rule));
  }
}
