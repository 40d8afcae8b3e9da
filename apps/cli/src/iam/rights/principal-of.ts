/** Whose policies can be looked at. */
export type Principal =
  | { readonly kind: 'root' }
  /** `roleName` where the ARN was made from a session's: the role's path is not in that one. */
  | { readonly kind: 'named'; readonly arn: string; readonly roleName?: string }
  | { readonly kind: 'nobody'; readonly reason: string };

const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//;
const named = /^arn:[\w-]+:iam::\d{12}:(user|role)\/./;

/**
 * Who is behind the ARN that GetCallerIdentity answers, or that somebody wrote.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function principalOf(arn: string): Principal {
  if (/^arn:[\w-]+:iam::\d{12}:root$/.test(arn)) return { kind: 'root' };
  if (named.test(arn)) return { kind: 'named', arn };
  const [, partition, account, roleName] = session.exec(arn) ?? [];
  if (roleName === undefined)
    return { kind: 'nobody', reason: `\`${arn}\` is neither a user nor a role, and IAM simulates no other` };
  return { kind: 'named', arn: `arn:${partition}:iam::${account}:role/${roleName}`, roleName };
}
