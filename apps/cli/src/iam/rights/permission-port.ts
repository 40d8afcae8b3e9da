import type { IAMClient, EvaluationResult } from '@aws-sdk/client-iam';
import type { PermissionDecision } from './permission-report.js';
import type { PermissionQuestion } from './permission-questions.js';

/** What is asked of IAM. */
export interface PermissionPort {
  /** @param arn of a user or a role */
  simulate(
    arn: string,
    question: PermissionQuestion,
    signal: AbortSignal,
  ): Promise<readonly PermissionDecision[]>;
  /** With its path. */
  roleArn(roleName: string, signal: AbortSignal): Promise<string | undefined>;
}

/** IAM by the SDK's client, whose package is loaded when something is asked. */
export async function createPermissionPort(iam: Pick<IAMClient, 'send'>): Promise<PermissionPort> {
  const { GetRoleCommand, SimulatePrincipalPolicyCommand } = await import('./iam-sdk.js');
  return {
    async simulate(arn, { statement, resources, context }, abortSignal) {
      const results: EvaluationResult[] = [];
      let Marker: string | undefined;
      do {
        const command = new SimulatePrincipalPolicyCommand({
          PolicySourceArn: arn,
          ActionNames: [...statement.Action],
          ResourceArns: [...resources],
          ContextEntries: Object.entries(context).map(([ContextKeyName, value]) => ({
            ContextKeyName,
            ContextKeyType: 'string' as const,
            ContextKeyValues: [value],
          })),
          Marker,
        });
        const page = await iam.send(command, { abortSignal });
        results.push(...(page.EvaluationResults ?? []));
        Marker = page.IsTruncated ? page.Marker : undefined;
      } while (Marker !== undefined);
      return statement.Action.map((action) => decisionOf(action, results));
    },
    async roleArn(RoleName, abortSignal) {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }), { abortSignal });
      return Role?.Arn;
    },
  };
}

/** AWS answers for each resource by itself, or lists them under the action: an action is allowed where all are. */
function decisionOf(action: string, results: readonly EvaluationResult[]): PermissionDecision {
  const own = results.filter(({ EvalActionName }) => EvalActionName?.toLowerCase() === action.toLowerCase());
  const denied = own.filter(
    ({ EvalDecision, ResourceSpecificResults = [] }) =>
      EvalDecision !== 'allowed' ||
      ResourceSpecificResults.some(({ EvalResourceDecision }) => EvalResourceDecision !== 'allowed'),
  );
  return { action, isAllowed: own.length > 0 && denied.length === 0, notes: denied.flatMap(notesOf) };
}

function notesOf(result: EvaluationResult): readonly string[] {
  const { EvalDecision, MissingContextValues = [] } = result;
  return [
    ...(EvalDecision === 'explicitDeny' ? ['a policy denies it, which no other can allow'] : []),
    ...(result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false
      ? ['the permissions boundary does not allow it']
      : []),
    ...(result.OrganizationsDecisionDetail?.AllowedByOrganizations === false
      ? ["the organization's policies do not allow it"]
      : []),
    ...(MissingContextValues.length > 0
      ? [`a policy asks for ${MissingContextValues.join(', ')}, which a simulation does not know`]
      : []),
  ];
}
