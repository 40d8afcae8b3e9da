/** The launch template that a group names. */
export interface GroupLaunchTemplate {
  readonly id: string;
  readonly name: string;
  /** As it was given: a number, `$Latest` or `$Default`. */
  readonly version: string;
}
