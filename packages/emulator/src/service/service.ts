import type { Hazards } from './hazards.js';
import type { Time } from '../time/time.js';

/** What every emulated service is given. */
export interface Surroundings {
  readonly account: string;
  readonly region: string;
  /** Zone names of the region, for example `us-east-1a`. */
  readonly zones: readonly string[];
  readonly time: Time;
  /** A new resource id, for example `newId('i')` is `i-` and 17 hexadecimal digits. */
  readonly newId: (prefix: string) => string;
  /** One line for the emulator's log. */
  readonly log: (line: string) => void;
  /** What can go wrong around the services. */
  readonly hazards: Hazards;
}

/**
 * An API operation: a function from the typed input to the typed output; AWS's errors are thrown as `AwsError`. The key
 * that signed the request is none where it came through no signature.
 */
export type Operation<Context, Input, Output> = (
  input: Input,
  context: Context,
  accessKeyId?: string,
) => Output | Promise<Output>;

/** A service's operations by name, bound to its state. The wire layer decodes the input and encodes the output. */
export interface Service {
  /** Names the generated wire model. */
  readonly name: ServiceName;
  readonly operations: Readonly<Record<string, (input: never, accessKeyId?: string) => unknown>>;
  /** The same on what the service held at an instant, in milliseconds of the clock; for reads only. */
  readonly operationsAsOf?: (atMs: number) => Service['operations'];
  /** Ends every process, listener and timer of the service. */
  close(): Promise<void>;
}

/** The services that are emulated. */
export type ServiceName =
  | 'ec2'
  | 'elb'
  | 'elbv2'
  | 'autoscaling'
  | 'sts'
  | 'ssm'
  | 'iam'
  | 'cloudwatch'
  | 'acm'
  | 'servicequotas';

/** Binds operations to the context that they all share. */
export function bindOperations<Context>(
  operations: Readonly<Record<string, Operation<Context, never, unknown>>>,
  context: Context,
): Service['operations'] {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input: never, accessKeyId?: string) => operation(input, context, accessKeyId),
    ]),
  );
}
