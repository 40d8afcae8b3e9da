import type { PermissionDecision, MissingPermissions, PermissionReport } from './permission-report.js';
import type { PermissionPort } from './permission-port.js';
import type { PermissionQuestion } from './permission-questions.js';
import type { Principal } from './principal-of.js';
import { purposes } from './purposes.js';

export interface AskPermissionsOptions {
  readonly principal: Principal;
  readonly questions: readonly PermissionQuestion[];
  readonly port: PermissionPort;
  readonly signal: AbortSignal;
}

/** Asks IAM what of the policy is missing. Whatever keeps it from answering is a reason, never an error. */
export async function askPermissions(options: AskPermissionsOptions): Promise<PermissionReport> {
  const { principal, questions, signal } = options;
  if (principal.kind === 'root') return { kind: 'root' };
  if (principal.kind === 'nobody') return { kind: 'unread', reason: principal.reason };
  try {
    const { arn, simulate } = asking(options, principal);
    const missing: MissingPermissions[] = [];
    for (const question of questions) missing.push(...missingOf(question, await simulate(question)));
    const asked = new Set(questions.flatMap(({ statement }) => statement.Action)).size;
    return { kind: 'asked', principal: arn(), asked, missing };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    return { kind: 'unread', reason: `${error.name}: ${error.message}` };
  }
}

/** A role's path is not in the ARN of its sessions: where there is no role without one, IAM is asked for it. */
function asking(
  { port, signal }: AskPermissionsOptions,
  { arn, roleName }: Extract<Principal, { kind: 'named' }>,
) {
  let known = arn;
  const simulate = async (question: PermissionQuestion) => {
    try {
      return await port.simulate(known, question, signal);
    } catch (error) {
      const isWithoutPath = error instanceof Error && /^NoSuchEntity/.test(error.name);
      if (!isWithoutPath || roleName === undefined || known !== arn) throw error;
    }
    known = (await port.roleArn(roleName, signal)) ?? arn;
    return port.simulate(known, question, signal);
  };
  return { arn: () => known, simulate };
}

function missingOf(
  { statement }: PermissionQuestion,
  decisions: readonly PermissionDecision[],
): readonly MissingPermissions[] {
  const denied = decisions.filter(({ isAllowed }) => !isAllowed);
  if (denied.length === 0) return [];
  const actions = denied.map(({ action }) => action);
  return [
    {
      actions,
      why: purposes[statement.Sid] ?? 'a rollout needs it',
      notes: [...new Set(denied.flatMap(({ notes }) => notes))],
      statement: { ...statement, Action: actions },
    },
  ];
}
