import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsSettings } from '../../config/schema.js';
import type { Environment } from '../../environment/environment.js';
import { iamPolicy } from '../iam-policy.js';
import { policyOf, type AskedPolicy } from '../policy-of.js';
import { partitionOf } from '../policy-scope.js';
import { askPermissions } from './ask-permissions.js';
import { openIam } from './open-iam.js';
import { createPermissionPort } from './permission-port.js';
import { permissionQuestions } from './permission-questions.js';
import type { PermissionReport } from './permission-report.js';
import { principalOf } from './principal-of.js';

export interface CheckPermissionsOptions extends AskedPolicy {
  readonly environment: Pick<Environment, 'clients' | 'service'>;
  readonly settings: AwsSettings;
  /** A user or a role in place of the one that asks. */
  readonly principal?: string | undefined;
  readonly signal: AbortSignal;
}

/** What of the policy of a service is missing to whoever has the credentials, or to a principal. */
export async function checkPermissions(options: CheckPermissionsOptions): Promise<PermissionReport> {
  const { environment, settings, signal } = options;
  const { clients, service } = environment;
  const principal = principalOf(options.principal ?? (await callerArn(clients, signal)));
  const { account, region } = settings;
  const policy = iamPolicy(policyOf(service, settings, options));
  const iam = await openIam(clients, region);
  try {
    return await askPermissions({
      ...{ principal, signal },
      questions: permissionQuestions(policy, { account, region, partition: partitionOf(region) }),
      port: await createPermissionPort(iam),
    });
  } finally {
    iam.destroy();
  }
}

async function callerArn({ sts }: Pick<Environment['clients'], 'sts'>, abortSignal: AbortSignal) {
  return (await sts.send(new GetCallerIdentityCommand({}), { abortSignal })).Arn ?? '';
}
