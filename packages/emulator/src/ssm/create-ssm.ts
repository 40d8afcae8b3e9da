import { AwsError } from '../service/aws-error.js';
import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import { deleteParameter } from './delete-parameter.js';
import { deleteParameters } from './delete-parameters.js';
import { describeParameters } from './describe-parameters.js';
import { getParameter } from './get-parameter.js';
import { getParametersByPath } from './get-parameters-by-path.js';
import { getParameterHistory } from './get-parameter-history.js';
import { getParameters } from './get-parameters.js';
import { labelParameterVersion } from './label-parameter-version.js';
import type { SsmContext, StoredParameter } from './parameter-store.js';
import { putParameter } from './put-parameter.js';
import { selectParameter } from './select-parameter.js';
import { addTagsToResource } from './tags/add-tags-to-resource.js';
import { listTagsForResource } from './tags/list-tags-for-resource.js';
import { removeTagsFromResource } from './tags/remove-tags-from-resource.js';
import { unlabelParameterVersion } from './unlabel-parameter-version.js';

export interface SsmOptions {
  /** Values of AWS's own parameters by name, below `/aws/service/`. @default none */
  readonly publicParameters?: ReadonlyMap<string, string>;
}

/** The service, and what others of the account read of it. */
export interface SsmService extends Service {
  /** The value that a name has, with a version or a label behind a colon if it says one; nothing if there is none. */
  parameterValue(name: string): string | undefined;
}

/** Systems Manager's Parameter Store: AWS's own parameters, and the account's, none at first and kept in memory. */
export function createSsm(
  { account, region, time }: Surroundings,
  { publicParameters = new Map() }: SsmOptions = {},
): SsmService {
  const context: SsmContext = {
    ...{ account, region, time },
    parameters: new Map(),
    publicParameters: new Map(
      [...publicParameters].map(([name, value]) => [name, publicParameter(name, value, time.now())]),
    ),
  };
  return {
    name: 'ssm',
    operations: bindOperations(ssmOperations, context),
    parameterValue: (name) => valueOf(name, context),
    close: () => Promise.resolve(),
  };
}

/** The operations of the service by the names of the API. */
export const ssmOperations = {
  AddTagsToResource: addTagsToResource,
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameterHistory: getParameterHistory,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  ListTagsForResource: listTagsForResource,
  LabelParameterVersion: labelParameterVersion,
  PutParameter: putParameter,
  RemoveTagsFromResource: removeTagsFromResource,
  UnlabelParameterVersion: unlabelParameterVersion,
};

const publicParameter = (name: string, value: string, modifiedAt: Date): StoredParameter => ({
  name,
  versions: [{ version: 1, value, type: 'String', tier: 'Standard', dataType: 'aws:ec2:image', modifiedAt }],
  tags: [],
});

function valueOf(name: string, context: SsmContext): string | undefined {
  try {
    return selectParameter({ name, withDecryption: true }, context).Value;
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}
