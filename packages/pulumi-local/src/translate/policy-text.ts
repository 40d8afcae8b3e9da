/** A policy as text: programs give it as JSON, or as the object that it is. */
export function policyText(policy: unknown): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy);
}
