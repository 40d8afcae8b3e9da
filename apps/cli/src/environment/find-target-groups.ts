import {
  DescribeTargetGroupsCommand,
  TargetGroupNotFoundException,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { UsageError } from '../usage-error.js';

export interface FindTargetGroupsOptions {
  /** Names or ARNs, as the configuration has them. */
  readonly wanted: readonly string[];
  readonly region: string;
  readonly signal: AbortSignal;
}

/**
 * The ARNs of target groups: a name is looked up in the environment's region, where there is only one of it.
 *
 * @throws {UsageError} for a name that is not there, or an ARN of another region
 */
export async function findTargetGroups(
  client: Pick<ElasticLoadBalancingV2Client, 'send'>,
  { wanted, region, signal }: FindTargetGroupsOptions,
): Promise<readonly string[]> {
  const arns: string[] = [];
  for (const one of wanted) {
    if (one.startsWith('arn:')) arns.push(inRegion(one, region));
    else arns.push(await findOne(client, one, { region, signal }));
  }
  return arns;
}

function inRegion(arn: string, region: string): string {
  const [, , service, of = '', , kind = ''] = arn.split(':');
  if (service !== 'elasticloadbalancing' || !kind.startsWith('targetgroup/'))
    throw new UsageError(`Expected a name or an ARN of a target group in \`targetGroups\`, got \`${arn}\``);
  if (of === region) return arn;
  throw new UsageError(`Target group \`${arn}\` is in ${of}, but the environment is in ${region}`);
}

async function findOne(
  client: Pick<ElasticLoadBalancingV2Client, 'send'>,
  name: string,
  { region, signal }: { readonly region: string; readonly signal: AbortSignal },
): Promise<string> {
  const command = new DescribeTargetGroupsCommand({ Names: [name] });
  const found = await client.send(command, { abortSignal: signal }).catch((error: unknown) => {
    if (error instanceof TargetGroupNotFoundException) return undefined;
    throw error;
  });
  const arn = found?.TargetGroups?.[0]?.TargetGroupArn;
  if (arn !== undefined) return arn;
  throw new UsageError(
    `There is no target group \`${name}\` in ${region}: make it, or name another in clicamos.yaml (targetGroups). See what there is: aws elbv2 describe-target-groups --region ${region}`,
  );
}
