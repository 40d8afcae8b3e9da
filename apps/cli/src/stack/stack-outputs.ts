import { z } from 'zod';
import { UsageError } from '../usage-error.js';

/** What a deploy needs to know of the infrastructure; more may be there. */
const shape = {
  /** Of a Classic Load Balancer. */
  loadBalancerName: z.string().min(1).optional(),
  targetGroupArns: z.array(z.string().min(1)).min(1).optional(),
  privateSubnetIds: z.array(z.string().min(1)).min(1),
  appSecurityGroupId: z.string().min(1),
  instanceProfileName: z.string().min(1),
};

const schema = z.object(shape).refine((outputs) => outputs.loadBalancerName ?? outputs.targetGroupArns, {
  error: 'Expected the name of a Classic Load Balancer, or targetGroupArns',
  path: ['loadBalancerName'],
});

const needed = Object.keys(shape).filter((key) => !['loadBalancerName', 'targetGroupArns'].includes(key));

export type StackOutputs = z.output<typeof schema>;

/**
 * The outputs of a stack, as `pulumi stack output --json` or `terraform output -json` print them.
 *
 * @param remedy what makes a good one
 * @throws {UsageError} naming `source` and what is missing
 */
export function parseStackOutputs(value: unknown, source: string, remedy = ''): StackOutputs {
  const parsed = schema.safeParse(withoutTerraformWrapping(value));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || '(all of it)'}: ${message}`,
  );
  throw new UsageError(
    `${source} lacks outputs that a deploy needs: ${problems.join('; ')}. Wanted: loadBalancerName or targetGroupArns, ${needed.join(', ')}${remedy && `. ${remedy}`}`,
  );
}

/** Terraform wraps each output: `{ "name": { "value": ..., "type": ... } }`. */
function withoutTerraformWrapping(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, output]) => [name, unwrapped(output)]));
}

const unwrapped = (output: unknown): unknown =>
  typeof output === 'object' && output !== null && 'value' in output && 'sensitive' in output
    ? output.value
    : output;
