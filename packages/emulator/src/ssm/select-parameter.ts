import type { Parameter } from '@aws-sdk/client-ssm';
import { AwsError } from '../service/aws-error.js';
import { nameOfArn, parameterArn } from './parameter-arn.js';
import {
  latestVersion,
  type ParameterVersion,
  type SsmContext,
  type StoredParameter,
} from './parameter-store.js';

export interface ParameterRequest {
  /** A name or an ARN, with `:3` for that version or `:label` for the one of that label. */
  readonly name: string;
  readonly withDecryption: boolean | undefined;
}

/**
 * The parameter that a request names.
 *
 * @throws AwsError `ParameterNotFound`, `ParameterVersionNotFound`
 */
export function selectParameter({ name, withDecryption }: ParameterRequest, context: SsmContext): Parameter {
  const [bare, selector] = splitSelector(nameOfArn(name, context));
  const stored = context.parameters.get(bare) ?? context.publicParameters.get(bare);
  if (stored === undefined) throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
  const version = selector === undefined ? latestVersion(stored) : versionOf(stored, selector);
  const answered = describeParameter(stored, { version, withDecryption }, context);
  return selector === undefined ? answered : { ...answered, Selector: `:${selector}` };
}

/** One version as the Get operations answer it. */
export function describeParameter(
  { name }: StoredParameter,
  {
    version,
    withDecryption,
  }: { readonly version: ParameterVersion; readonly withDecryption: boolean | undefined },
  context: SsmContext,
): Parameter {
  return {
    Name: name,
    Type: version.type,
    Value:
      version.type === 'SecureString' && withDecryption !== true ? encrypted(version.value) : version.value,
    Version: version.version,
    LastModifiedDate: version.modifiedAt,
    ARN: parameterArn(name, context),
    DataType: version.dataType,
  };
}

function splitSelector(name: string): readonly [string, string | undefined] {
  const [, bare = name, selector] = /^([^:]+)(?::(.+))?$/.exec(name) ?? [];
  return [bare, selector];
}

function versionOf({ name, versions, labels }: StoredParameter, selector: string): ParameterVersion {
  const wanted = labels?.get(selector) ?? selector;
  const found = versions.find(({ version }) => String(version) === String(wanted));
  if (found !== undefined) return found;
  throw new AwsError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`,
  );
}

/** Nothing is encrypted here; this only shows, as on AWS, that decryption was not asked for. */
const encrypted = (value: string) => Buffer.from(`SecureString:${value}`).toString('base64');
