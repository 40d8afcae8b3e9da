import type { LogEntry } from '../pulumi/engine.js';
import type { AwsClients, Credentials } from '../terms/clients.js';
import type { Clock } from '../terms/clock.js';
import type { CreatedResource, ResourceState } from '../terms/errors.js';

/** A value of the configuration; anything but text is passed as JSON, as in `Pulumi.<stack>.yaml`. */
export type ConfigValue = string | number | boolean | readonly unknown[] | Readonly<Record<string, unknown>>;

/** Where a program is run, and with which configuration. */
export interface RunOptions {
  /** An AWS-compatible endpoint, such as `http://127.0.0.1:4566`. AWS itself is refused. */
  readonly endpoint: string;
  /** What `aws:region` is set to. */
  readonly region: string;
  /** What `pulumi.getProject()` answers. */
  readonly project: string;
  /** What `pulumi.getStack()` answers. */
  readonly stack: string;
  /** Keys without a namespace are the project's. `aws:region` is set for you. @default {} */
  readonly config?: Readonly<Record<string, ConfigValue>>;
  /** @default an access key and secret `local`, which endpoints on one's own machine do not check */
  readonly credentials?: Credentials;
  /** Clients to use in place of those made from `endpoint`; they are yours to close. */
  readonly clients?: AwsClients;
  /**
   * What the last run of the stack came to, its `state`: what is the same is left alone, and what has other inputs is
   * updated, or refused by name where it cannot be. @default nothing: everything is created
   */
  readonly state?: readonly ResourceState[];
  /** On abort the run rejects at once with `signal.reason`; what was created by then stays. */
  readonly signal?: AbortSignal;
  /** Called for each resource once it exists. */
  readonly onCreated?: (resource: CreatedResource) => void;
  /** Gets what the program logs, and what a resource waits for that is not ready in a second. @default not shown */
  readonly onLog?: (entry: LogEntry) => void;
  /** @default the machine's */
  readonly clock?: Clock;
}

/** What a run came to. */
export interface RunResult {
  /** What the program returned, with outputs resolved and secrets in the clear. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** In the order in which they came to exist. */
  readonly resources: readonly CreatedResource[];
  /** The same with what the next run of the stack has to know. */
  readonly state: readonly ResourceState[];
}
