import { permissionFindings } from './permission-findings.js';
import type { PermissionReport } from './permission-report.js';

const lacking: PermissionReport = {
  kind: 'asked',
  principal: 'role/ci',
  asked: 40,
  missing: [
    {
      actions: ['autoscaling:DeleteTags'],
      why: 'a rollback cannot end without',
      notes: [],
      statement: { Sid: 'ChangeGenerations', Effect: 'Allow', Action: ['autoscaling:DeleteTags'] },
    },
  ],
};

const levels = (report: PermissionReport, skipped?: readonly string[]) =>
  permissionFindings(report, skipped).map(({ level, check, text }) => `${level} ${check}: ${text}`);

describe('permissionFindings', () => {
  it('warns of what is missing, and says how to see it whole', () => {
    expect(levels(lacking)).toEqual([
      'warning permissions: role/ci may not autoscaling:DeleteTags (1 of 40 actions that a rollout needs)',
    ]);
    expect(permissionFindings(lacking)[0]?.fix).toBe('clicamos doctor --permissions');
  });

  it('names an action once, also where two statements lack it', () => {
    const twice = { ...lacking, missing: [...lacking.missing, ...lacking.missing] };
    expect(levels(twice)).toEqual(levels(lacking));
  });

  it('can be skipped by name', () => {
    expect(levels(lacking, ['permissions'])).toEqual([expect.stringMatching(/^skipped permissions: /)]);
  });

  it('takes what could not be asked for neither good nor bad', () => {
    expect(levels({ kind: 'unread', reason: 'AccessDenied' })).toEqual([
      'unread permissions: what the credentials may do was not read: AccessDenied',
    ]);
  });

  it('is content with the root, and with who may do all', () => {
    expect(levels({ kind: 'root' })).toEqual([expect.stringMatching(/^ok /)]);
    expect(levels({ ...lacking, missing: [] })).toEqual([expect.stringMatching(/^ok /)]);
  });
});
