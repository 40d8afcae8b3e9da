import { bindOperations, type Service, type Surroundings } from '../service.js';
import { deleteParameter } from './delete-parameter.js';
import { describeParameters } from './describe-parameters.js';
import { getParameter } from './get-parameter.js';
import { getParametersByPath } from './get-parameters-by-path.js';
import { getParameters } from './get-parameters.js';
import type { SsmContext } from './parameter-store.js';
import { putParameter } from './put-parameter.js';

/** Systems Manager's Parameter Store, empty at first and kept in memory. */
export function createSsm({ account, region, time }: Surroundings): Service {
  const context: SsmContext = { account, region, time, parameters: new Map() };
  const operations = {
    DeleteParameter: deleteParameter,
    DescribeParameters: describeParameters,
    GetParameter: getParameter,
    GetParameters: getParameters,
    GetParametersByPath: getParametersByPath,
    PutParameter: putParameter,
  };
  return { name: 'ssm', operations: bindOperations(operations, context), close: () => Promise.resolve() };
}
