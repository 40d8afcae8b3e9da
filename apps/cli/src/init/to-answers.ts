import { UsageError } from '../usage-error.js';
import type { AwsAnswers, InitAnswers } from './config-text.js';

/** The flags of `clicamos init`. */
export interface InitFlags {
  readonly service?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly loadBalancer?: string | undefined;
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

function awsAnswers({ region, account, loadBalancer, stack }: InitFlags): AwsAnswers | undefined {
  if ([region, account, loadBalancer, stack].every((value) => value === undefined)) return undefined;
  const behind = stack !== undefined ? { stack } : loadBalancer !== undefined ? { loadBalancer } : undefined;
  if (region !== undefined && account !== undefined && behind) return { region, account, behind };
  const missing = [
    region === undefined ? ['--region'] : [],
    account === undefined ? ['--account'] : [],
    behind === undefined ? ['--load-balancer or --stack'] : [],
  ].flat();
  throw new UsageError(`An environment on AWS needs ${missing.join(', ')} too`);
}
