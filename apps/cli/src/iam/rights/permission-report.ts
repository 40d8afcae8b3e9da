import type { PolicyStatement } from '../iam-policy.js';

/** What IAM says of one action, on every resource that was asked about. */
export interface PermissionDecision {
  readonly action: string;
  readonly isAllowed: boolean;
  /** Why it is not, beside that nothing allows it. */
  readonly notes: readonly string[];
}

/** Actions of one statement that are not allowed. */
export interface MissingPermissions {
  readonly actions: readonly string[];
  /** What they are needed for. */
  readonly why: string;
  readonly notes: readonly string[];
  /** What a policy would have to say. */
  readonly statement: PolicyStatement;
}

export type PermissionReport =
  | { readonly kind: 'root' }
  | { readonly kind: 'unread'; readonly reason: string }
  | {
      readonly kind: 'asked';
      readonly principal: string;
      /** How many actions. */
      readonly asked: number;
      readonly missing: readonly MissingPermissions[];
    };

/** The one sentence of a report. */
export function reportText(report: PermissionReport): string {
  if (report.kind === 'root') return 'the credentials are the root of the account, which may everything';
  if (report.kind === 'unread') return `what the credentials may do was not read: ${report.reason}`;
  const { principal, asked, missing } = report;
  // Two statements can allow one action, on other resources.
  const actions = [...new Set(missing.flatMap((one) => one.actions))];
  if (actions.length === 0) return `${principal} may do all ${asked} actions that a rollout needs`;
  return `${principal} may not ${actions.join(', ')} (${actions.length} of ${asked} actions that a rollout needs)`;
}
