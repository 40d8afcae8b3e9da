import { expectAmiId } from '../terms/ami-id.js';
import type { SsmSource } from '../terms/ami-source.js';
import type { Candidate } from '../terms/candidate.js';
import { errorName } from '../terms/error-fields.js';
import { AmiError } from '../terms/errors.js';
import type { SsmPort } from '../terms/ports.js';

const notFound = new Set(['ParameterNotFound', 'ParameterVersionNotFound', 'ParameterVersionLabelNotFound']);

/**
 * The AMI id in an SSM parameter.
 *
 * @throws AmiError `ParameterNotFound`, `MalformedId`, `InvalidOption` without a client
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html
 */
export async function findInSsm(
  source: SsmSource,
  { ssm, region, signal }: { ssm?: SsmPort; region: string; signal?: AbortSignal },
): Promise<Candidate> {
  const name = source.name.replace(/^resolve:ssm:/, '');
  if (!ssm)
    throw new AmiError(
      'InvalidOption',
      `Expected \`ssm\` to be a client, because the AMI is in SSM parameter \`${name}\``,
    );
  const value = await getParameter(ssm, { name, region, signal });
  const imageId = expectAmiId(value.trim(), `SSM parameter \`${name}\` in ${region}`);
  return { imageId, origin: { kind: 'ssm', from: `from SSM parameter ${name}`, parameter: name } };
}

async function getParameter(
  ssm: SsmPort,
  { name, region, signal }: { name: string; region: string; signal?: AbortSignal },
): Promise<string> {
  const { GetParameterCommand } = await import('./ssm-sdk.js');
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name }), { abortSignal: signal });
    return Parameter?.Value ?? '';
  } catch (cause) {
    signal?.throwIfAborted();
    if (!notFound.has(errorName(cause))) throw cause;
    const message = `SSM parameter \`${name}\` does not exist in ${region}. See which do: aws ssm describe-parameters --region ${region}`;
    throw new AmiError('ParameterNotFound', message, { region, cause });
  }
}
