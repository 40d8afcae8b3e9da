import { UsageError } from '../usage-error.js';
import type { AwsAnswers, InitAnswers } from './config-text.js';

/** The flags of `clicamos init`. */
export interface InitFlags {
  readonly service?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly loadBalancer?: string | undefined;
  readonly targetGroup?: string | undefined;
  readonly stack?: string | undefined;
}

/**
 * What the flags say; without any of AWS, the emulator alone.
 *
 * @throws {UsageError} for half of an AWS environment
 */
export function toAnswers(flags: InitFlags): InitAnswers {
  return { service: flags.service ?? 'web', aws: awsAnswers(flags) };
}

function awsAnswers({ region, account, ...flags }: InitFlags): AwsAnswers | undefined {
  const behind = behindOf(flags);
  if ([region, account, behind].every((value) => value === undefined)) return undefined;
  if (region !== undefined && account !== undefined && behind) return { region, account, behind };
  const missing = [
    region === undefined ? ['--region'] : [],
    account === undefined ? ['--account'] : [],
    behind === undefined ? ['one of --target-group, --load-balancer and --stack'] : [],
  ].flat();
  throw new UsageError(`An environment on AWS needs ${missing.join(' and ')} too`);
}

function behindOf({ stack, targetGroup, loadBalancer }: InitFlags): AwsAnswers['behind'] | undefined {
  if (stack !== undefined) return { stack };
  if (targetGroup !== undefined) return { targetGroup };
  return loadBalancer === undefined ? undefined : { loadBalancer };
}
