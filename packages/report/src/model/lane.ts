/** What an instance is doing. */
export type LaneState =
  | 'booting'
  | 'hook'
  | 'registering'
  | 'checks'
  | 'serving'
  | 'failing'
  | 'leaving'
  | 'drained'
  | 'terminated'
  | 'unknown';

/** A time in which nothing changed for an instance. */
export interface LaneSpan {
  readonly state: LaneState;
  readonly since: number;
  /** Absent for as long as it lasts. */
  readonly until?: number;
  /** In words, of the last look: why it does not serve, or `serving`. */
  readonly reason: string;
  /** How many health checks have passed of those that must, where that is told. */
  readonly checks?: { readonly passed: number; readonly of: number };
}

/** An instance from launch to gone. */
export interface Lane {
  readonly instanceId: string;
  readonly zone: string;
  readonly group: string;
  readonly role: 'previous' | 'next';
  /** Never empty; the last one is what it does now. */
  readonly spans: readonly LaneSpan[];
  /** Since when it is no more. */
  readonly goneAt?: number;
}
