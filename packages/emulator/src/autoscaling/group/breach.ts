/** Where a metric stands to its target, and when its alarm acts if it stays there. */
export interface Breach {
  /** Below 90 % of the target it is `low`, as AWS's alarms have it. */
  readonly side: 'high' | 'low';
  readonly dueAtMs: number;
}
