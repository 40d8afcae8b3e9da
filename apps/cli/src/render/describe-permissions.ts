import {
  reportText,
  type MissingPermissions,
  type PermissionReport,
} from '../iam/rights/permission-report.js';

/** Whether all that a rollout needs is allowed; what is not, what for, and what to add to a policy. */
export function describePermissions(report: PermissionReport): string[] {
  if (report.kind !== 'asked') return [`${report.kind === 'unread' ? '? ' : ''}${reportText(report)}`];
  const { missing } = report;
  return [
    ...(missing.length === 0 ? [reportText(report)] : [`${report.principal}:`]),
    ...missing.flatMap(describeMissing),
  ];
}

const describeMissing = ({ actions, why, notes, statement }: MissingPermissions): string[] => [
  `! may not ${actions.join(', ')}`,
  `  why: ${why}`,
  ...notes.map((note) => `  because: ${note}`),
  `  add: ${JSON.stringify(statement)}`,
];
