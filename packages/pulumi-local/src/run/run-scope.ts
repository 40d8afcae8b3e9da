import type { LogEntry } from '../pulumi/engine.js';
import type { AwsClients } from '../terms/clients.js';
import type { Clock } from '../terms/clock.js';
import type { ResourceState } from '../terms/errors.js';
import type { Ledger } from './ledger.js';

/** What one run of a program is made with. */
export interface RunScope {
  readonly project: string;
  readonly stack: string;
  readonly region: string;
  readonly clients: AwsClients;
  readonly clock: Clock;
  /** Seconds of the endpoint's time in one of ours. */
  readonly speed: number;
  readonly log: (entry: LogEntry) => void;
  readonly signal: AbortSignal | undefined;
  readonly call: { readonly abortSignal?: AbortSignal };
  readonly ledger: Ledger;
  /** What the last run left, by URN; taken out as the program declares it. */
  readonly left: Map<string, ResourceState>;
}
