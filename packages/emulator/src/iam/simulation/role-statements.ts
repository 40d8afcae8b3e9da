import type { RoleRecord } from '../iam-state.js';
import { readStatements, type PolicyStatement } from './statement.js';

const managed = 'arn:aws:iam::aws:policy/';

/** AWS's own policies whose text is short enough to be known here; no other grants anything. */
const known: Readonly<Record<string, string>> = {
  [`${managed}AdministratorAccess`]: '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  [`${managed}PowerUserAccess`]:
    '{"Statement":[{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},' +
    '{"Effect":"Allow","Action":["account:GetAccountInformation","account:GetPrimaryEmail","account:ListRegions",' +
    '"iam:CreateServiceLinkedRole","iam:DeleteServiceLinkedRole","iam:ListRoles","organizations:DescribeOrganization"],' +
    '"Resource":"*"}]}',
};

/** All that a role's policies say. */
export function roleStatements({ inlinePolicies, attachedPolicies }: RoleRecord): readonly PolicyStatement[] {
  const attached = attachedPolicies.flatMap((arn) =>
    known[arn] === undefined ? [] : readStatements(arn.slice(managed.length), known[arn]),
  );
  return [...[...inlinePolicies].flatMap(([name, document]) => readStatements(name, document)), ...attached];
}
