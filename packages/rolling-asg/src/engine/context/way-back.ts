/** What a runner remembers of the way back of a group that was being refreshed, from look to look. */
export interface WayBack {
  /** How often a refresh back was started. */
  starts: number;
  /** AWS has refused to turn the refresh round. */
  isIrreversible: boolean;
  /** Why it is not tried any more. */
  failure?: string;
}
