import { UsageError } from '../usage-error.js';

/** How much, and how fast. */
export interface DemoPace {
  readonly rate: number;
  readonly speed: number;
}

/** @throws {UsageError} in the words of the command line: its settings are not the user's */
export function refuseBadDemo({ rate, speed }: DemoPace): void {
  if (!Number.isInteger(rate) || rate < 1 || rate > 10_000)
    throw new UsageError(`Expected \`--rate\` to be requests per second, 1 to 10000, got \`${rate}\``);
  if (!(speed >= 1 && speed <= 1_000))
    throw new UsageError(
      `Expected \`--speed\` to be AWS seconds per real second, 1 to 1000, got \`${speed}\``,
    );
}
