export type LifecycleTransition =
  | 'autoscaling:EC2_INSTANCE_LAUNCHING'
  | 'autoscaling:EC2_INSTANCE_TERMINATING';

export type HookResult = 'CONTINUE' | 'ABANDON';

/** A hook as it is stored with its group. */
export interface LifecycleHook {
  readonly name: string;
  readonly transition: LifecycleTransition;
  readonly heartbeatTimeoutSeconds: number;
  readonly defaultResult: HookResult;
  readonly notificationMetadata?: string | undefined;
  readonly notificationTargetArn?: string | undefined;
  readonly roleArn?: string | undefined;
}

/** One instance's wait for one hook. Deadlines are instants of the wall clock. */
export interface HookWait {
  readonly hookName: string;
  readonly token: string;
  readonly deadlineMs: number;
  /** Heartbeats never move the deadline beyond this. */
  readonly globalDeadlineMs: number;
  readonly defaultResult: HookResult;
  readonly result?: HookResult | undefined;
}

/** How long all heartbeats of one wait can last: 48 hours or 100 timeouts, whichever is smaller. */
export const globalTimeoutSeconds = (heartbeatTimeoutSeconds: number) =>
  Math.min(172_800, 100 * heartbeatTimeoutSeconds);

/** Where a set of waits stands at `nowMs`; a wait that has timed out has its default result. */
export function hookVerdict(waits: readonly HookWait[], nowMs: number): HookResult | 'WAITING' {
  const results = waits.map(
    (wait) => wait.result ?? (nowMs >= wait.deadlineMs ? wait.defaultResult : undefined),
  );
  if (results.includes('ABANDON')) return 'ABANDON';
  return results.includes(undefined) ? 'WAITING' : 'CONTINUE';
}

/** When the next wait without a result times out. */
export const nextHookDeadlineMs = (waits: readonly HookWait[]) =>
  Math.min(...waits.filter((wait) => wait.result === undefined).map((wait) => wait.deadlineMs));
