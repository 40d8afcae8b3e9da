import { matchesWildcard } from '../../listing/matches-wildcard.js';
import type { CallFault } from '../plan/fault.js';
import type { Call } from './call.js';

const hookOperations = ['autoscaling:CompleteLifecycleAction', 'autoscaling:RecordLifecycleActionHeartbeat'];

/** Whether a fault is about this call. */
export function concerns(fault: CallFault, call: Call): boolean {
  const name = `${call.service}:${call.operation}`;
  switch (fault.fault) {
    case 'unknown-health':
      return name === 'elb:DescribeInstanceHealth' || name === 'elbv2:DescribeTargetHealth';
    case 'stuck-hook':
      return hookOperations.includes(name) && isOfHook(fault.hooks, call.input);
    case 'stale':
      return isRead(call) && matches(fault.operations, name);
    default:
      return matches(fault.operations, name);
  }
}

/** Reads change nothing. */
const isRead = ({ operation }: Call) => /^(Describe|Get|List)/.test(operation);

const matches = (patterns: readonly string[], name: string) =>
  patterns.some((pattern) => matchesWildcard(pattern, name));

const isOfHook = (hooks: readonly string[] | undefined, input: unknown) =>
  hooks === undefined ||
  (typeof input === 'object' &&
    input !== null &&
    hooks.includes(String(Reflect.get(input, 'LifecycleHookName'))));
