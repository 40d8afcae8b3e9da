import type {
  EvaluationResult,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import { checkPolicy } from '../../check-policy.js';
import { invalidInput, noSuchEntity } from '../../errors.js';
import type { IamContext, RoleRecord } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { decideAccess, type AccessQuestion } from '../../simulation/decide-access.js';
import { roleStatements } from '../../simulation/role-statements.js';
import { readStatements, type PolicyStatement } from '../../simulation/statement.js';

/**
 * What a role may do by its policies; nobody else has any here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulatePrincipalPolicy(
  input: SimulatePrincipalPolicyRequest,
  iam: IamContext,
): SimulatePolicyResponse {
  const { PolicySourceArn = '', ActionNames = [], ResourceArns = ['*'], PolicyInputList = [] } = input;
  const given = PolicyInputList.flatMap((text, index) =>
    readStatements(`PolicyInputList.${index + 1}`, checkPolicy(text)),
  );
  const statements = [...roleStatements(iam, findByArn(iam.state.roles, PolicySourceArn)), ...given];
  const context = new Map(
    (input.ContextEntries ?? []).map(({ ContextKeyName = '', ContextKeyValues = [] }) => [
      ContextKeyName.toLowerCase(),
      ContextKeyValues,
    ]),
  );
  const questions = ActionNames.map(checkAction).flatMap((action) =>
    ResourceArns.map((resource) => ({ action, resource, context })),
  );
  const { items, ...page } = pageOf(questions, input);
  return { EvaluationResults: items.map((question) => resultOf(statements, question)), ...page };
}

function resultOf(statements: readonly PolicyStatement[], question: AccessQuestion): EvaluationResult {
  const { kind, sources, missingKeys } = decideAccess(statements, question);
  return {
    EvalActionName: question.action,
    EvalResourceName: question.resource,
    EvalDecision: kind,
    MatchedStatements: sources.map((SourcePolicyId) => ({ SourcePolicyId })),
    MissingContextValues: [...missingKeys],
  };
}

function checkAction(action: string): string {
  if (/^[\w-]+:\w+$/.test(action)) return action;
  throw invalidInput(`Invalid Action: ${action}`);
}

/** The root, and a session, are nobody whose policies could be looked at. */
function findByArn(roles: ReadonlyMap<string, RoleRecord>, arn: string): RoleRecord {
  if (!/^arn:aws[\w-]*:iam::\d{12}:(role|user|group)\/./.test(arn))
    throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  const role = [...roles.values()].find((one) => one.arn === arn);
  if (role) return role;
  throw noSuchEntity(`${arn} cannot be found.`);
}
