import type { AwsSettings } from '../config/schema.js';
import type { Environment } from '../environment/environment.js';
import { exitCode } from '../exit-code.js';
import { checkPermissions } from '../iam/rights/check-permissions.js';
import { describePermissions } from '../render/describe-permissions.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { openService, showHeader, type ServiceOptions } from './open-service.js';
import { writeLinesAbout } from './write-lines-about.js';

export interface DoctorPermissionsOptions extends ServiceOptions {
  /** The ARN of a user or a role, in place of the one that asks. */
  readonly principal?: string | undefined;
}

/** `clicamos doctor --permissions`: what of the service's policy is missing. Reads only. */
export async function doctorPermissions(
  options: DoctorPermissionsOptions,
  terminal: Terminal,
): Promise<number> {
  const { environment } = await openService(options, terminal);
  const settings = awsSettings(environment);
  showHeader(environment, options, terminal);
  const { principal, json } = options;
  const report = await checkPermissions({ environment, settings, principal, signal: terminal.signal });
  if (json) writeLine(terminal, JSON.stringify({ ...report, kind: 'permissions', result: report.kind }));
  else writeLinesAbout(environment, describePermissions(report), terminal);
  return report.kind === 'asked' && report.missing.length > 0 ? exitCode.findingsLeft : exitCode.ok;
}

function awsSettings({ name, settings }: Environment): AwsSettings {
  if (settings.cloud === 'aws') return settings;
  throw new UsageError(
    `\`${name}\` is the emulator, which checks no permissions: they are those of an environment on AWS`,
  );
}
