import { bindOperations, type Service, type Surroundings } from '../service.js';
import { deleteParameter } from './delete-parameter.js';
import { describeParameters } from './describe-parameters.js';
import { getParameter } from './get-parameter.js';
import { getParametersByPath } from './get-parameters-by-path.js';
import { getParameters } from './get-parameters.js';
import type { SsmContext, StoredParameter } from './parameter-store.js';
import { putParameter } from './put-parameter.js';

export interface SsmOptions {
  /** Values of AWS's own parameters by name, below `/aws/service/`. @default none */
  readonly publicParameters?: ReadonlyMap<string, string>;
}

/** Systems Manager's Parameter Store: AWS's own parameters, and the account's, none at first and kept in memory. */
export function createSsm(
  { account, region, time }: Surroundings,
  { publicParameters = new Map() }: SsmOptions = {},
): Service {
  const context: SsmContext = {
    ...{ account, region, time },
    parameters: new Map(),
    publicParameters: new Map(
      [...publicParameters].map(([name, value]) => [name, publicParameter(name, value, time.now())]),
    ),
  };
  return { name: 'ssm', operations: bindOperations(ssmOperations, context), close: () => Promise.resolve() };
}

/** The operations of the service by the names of the API. */
export const ssmOperations = {
  DeleteParameter: deleteParameter,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  PutParameter: putParameter,
};

const publicParameter = (name: string, value: string, modifiedAt: Date): StoredParameter => ({
  name,
  versions: [{ version: 1, value, type: 'String', tier: 'Standard', dataType: 'aws:ec2:image', modifiedAt }],
  tags: [],
});
