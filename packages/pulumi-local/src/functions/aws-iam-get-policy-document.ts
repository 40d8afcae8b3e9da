import type { GetPolicyDocumentArgs } from '@pulumi/aws/iam/getPolicyDocument.js';
import { defineFunction } from '../terms/define-function.js';

type Statement = NonNullable<GetPolicyDocumentArgs['statements']>[number];

/** A policy as JSON, in the words and the order of the provider; nothing is asked for it. */
export const awsIamGetPolicyDocument = defineFunction<GetPolicyDocumentArgs>()({
  token: 'aws:iam/getPolicyDocument:getPolicyDocument',
  inputs: ['version', 'policyId', 'statements'],
  call: async ({ version = '2012-10-17', policyId, statements = [] }) => {
    const document = { Version: version, Id: policyId, Statement: statements.map(toStatement) };
    const json = JSON.stringify(document, undefined, 2);
    return { id: json, json, minifiedJson: JSON.stringify(document), version };
  },
});

const toStatement = (statement: Statement) => ({
  Sid: statement.sid,
  Effect: statement.effect ?? 'Allow',
  Action: toList(statement.actions),
  NotAction: toList(statement.notActions),
  Resource: toList(statement.resources),
  NotResource: toList(statement.notResources),
  Principal: toPrincipal(statement.principals),
  NotPrincipal: toPrincipal(statement.notPrincipals),
  Condition: toConditions(statement.conditions),
});

/** One as it is, several in reverse order, none not at all. */
function toList(values: readonly string[] = []): string | readonly string[] | undefined {
  return values.length < 2 ? values[0] : values.toSorted().reverse();
}

/** Anybody is `*`, others are by their type. */
function toPrincipal(principals: Statement['principals'] = []) {
  if (principals.length === 0) return undefined;
  const [first] = principals;
  if (principals.length === 1 && first?.type === '*' && first.identifiers.join() === '*') return '*';
  return Object.fromEntries(principals.map(({ type, identifiers }) => [type, toList(identifiers)]));
}

function toConditions(conditions: Statement['conditions'] = []) {
  if (conditions.length === 0) return undefined;
  const tests = new Map<string, Record<string, unknown>>();
  for (const { test, variable, values } of conditions)
    tests.set(test, { ...tests.get(test), [variable]: toList(values) });
  return Object.fromEntries(tests);
}
