import { preflightRules, type PreflightItem } from '@clicamos/rolling-asg';
import { reportText, type PermissionReport } from './permission-report.js';

const check = 'permissions';

/** What preflight says of a report; nothing where nobody could have been asked. */
export function permissionFindings(
  report: PermissionReport,
  skipped: readonly string[] = [],
): readonly PreflightItem[] {
  const text = reportText(report);
  if (report.kind === 'unread') return [{ level: 'unread', check, text }];
  if (report.kind === 'root' || report.missing.length === 0) return [{ level: 'ok', check, text }];
  const { why, fix } = preflightRules[check];
  return [{ level: skipped.includes(check) ? 'skipped' : 'warning', check, text, why, fix }];
}
