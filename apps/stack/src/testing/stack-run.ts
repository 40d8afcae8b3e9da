import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { IAMClient } from '@aws-sdk/client-iam';
import { type ConfigValue, runProgram, type RunResult } from '@clicamos/pulumi-local';
import { stack } from '../stack.js';

/** The stack as it came to be at an endpoint, and clients to look at it. */
export interface StackRun {
  readonly result: RunResult;
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingClient;
  readonly iam: IAMClient;
  readonly autoScaling: AutoScalingClient;
  /** An output that is a text. */
  text(name: string): string;
  /** An output that is a list of texts. */
  list(name: string): readonly string[];
  close(): void;
}

/** Runs the stack at the endpoint. */
export async function runStack(
  endpoint: string,
  config: Readonly<Record<string, ConfigValue>>,
): Promise<StackRun> {
  const region = 'us-east-1';
  const result = await runProgram(stack, { endpoint, region, project: 'clicamos', stack: 'test', config });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const clients = {
    ec2: new EC2Client({ endpoint, region, credentials }),
    elb: new ElasticLoadBalancingClient({ endpoint, region, credentials }),
    iam: new IAMClient({ endpoint, region, credentials }),
    autoScaling: new AutoScalingClient({ endpoint, region, credentials }),
  };
  return {
    result,
    ...clients,
    text: (name) => expectText(result.outputs[name], name),
    list: (name) => expectList(result.outputs[name], name).map((item) => expectText(item, name)),
    close: () => Object.values(clients).forEach((client) => client.destroy()),
  };
}

function expectText(value: unknown, name: string): string {
  if (typeof value !== 'string')
    throw new TypeError(`Output \`${name}\` is no text: ${JSON.stringify(value)}`);
  return value;
}

function expectList(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`Output \`${name}\` is no list: ${JSON.stringify(value)}`);
  return value;
}
