import type { AwsClients } from './clients.js';
import type { Clock } from './clock.js';

/** What a program may say of a resource's name at AWS. */
export interface GivenName {
  readonly name?: string;
  readonly namePrefix?: string;
}

/** What a resource is created with, beside its inputs. */
export interface CreateContext {
  readonly clients: AwsClients;
  readonly region: string;
  readonly clock: Clock;
  /** Seconds of the endpoint's time in one of ours. */
  readonly speed: number;
  /** Told why a wait goes on, when that has changed and now and then. */
  readonly onWaiting: (reason: string) => void;
  readonly signal: AbortSignal | undefined;
  /** Goes with every call of a client. */
  readonly call: { readonly abortSignal?: AbortSignal };
  /** The name of the resource in the program. */
  readonly name: string;
  /**
   * The name for AWS: the one given, or what it is to begin with and 26 digits, or the program's name and 7,
   * as Pulumi and the provider make them.
   */
  nameFor(given: GivenName): string;
}

/** What a function of the provider is answered with. */
export type CallContext = Pick<CreateContext, 'clients' | 'region' | 'call'>;
