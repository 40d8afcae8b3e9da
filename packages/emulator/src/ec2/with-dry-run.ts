import type { Operation } from '../service/service.js';
import type { Ec2Context } from './ec2-context.js';
import { stopIfDryRun } from './stop-if-dry-run.js';

type AnyOperation = Operation<Ec2Context, never, unknown>;

/**
 * Lets operations that only read honour `DryRun`: they run first, as their errors come first. Those that change
 * something stop by themselves, between their checks and the change.
 */
export const withDryRun = (
  operations: Readonly<Record<string, AnyOperation>>,
): Readonly<Record<string, AnyOperation>> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      name.startsWith('Describe') ? thenStop(operation) : operation,
    ]),
  );

const thenStop =
  (operation: Operation<Ec2Context, never, unknown>): Operation<Ec2Context, { DryRun?: boolean }, unknown> =>
  (input, ec2) => {
    const output = operation(input as never, ec2);
    stopIfDryRun(input);
    return output;
  };
