import { malformedPolicy } from './errors.js';

/** A policy document, as it is. Throws `MalformedPolicyDocument` for text that is not a policy. */
export function checkPolicy(document: string | undefined): string {
  const policy = parse(document ?? '');
  if (policy === undefined) throw malformedPolicy('This policy contains invalid Json');
  if (!isObject(policy) || !('Statement' in policy)) {
    throw malformedPolicy('Missing required field Statement');
  }
  const version = policy['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw malformedPolicy('Syntax errors in policy.');
  }
  for (const statement of [policy['Statement']].flat()) checkStatement(statement);
  return document ?? '';
}

/** A document that says who may assume a role. Throws `MalformedPolicyDocument`. */
export function checkTrustPolicy(document: string | undefined): string {
  const text = checkPolicy(document);
  const policy = parse(text);
  const statements: readonly unknown[] = isObject(policy) ? [policy['Statement']].flat() : [];
  const isComplete = (one: unknown) => isObject(one) && ('Principal' in one || 'NotPrincipal' in one);
  if (statements.every(isComplete)) return text;
  throw malformedPolicy('AssumeRolepolicy must contain principals');
}

function checkStatement(statement: unknown): void {
  if (!isObject(statement)) throw malformedPolicy('Syntax errors in policy.');
  const effect = statement['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') throw malformedPolicy('Missing required field Effect');
  if (!('Action' in statement) && !('NotAction' in statement)) {
    throw malformedPolicy('Missing required field Action');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
