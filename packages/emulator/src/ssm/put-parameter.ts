import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import { AwsError } from '../service/aws-error.js';
import { checkLength } from './check-limits.js';
import { nameOfArn } from './parameter-arn.js';
import { checkParameterName } from './parameter-name.js';
import {
  latestVersion,
  type ParameterVersion,
  type SsmContext,
  type StoredParameter,
} from './parameter-store.js';

const VALUE_BYTES_MAX = { Standard: 4096, Advanced: 8192 };
const DATA_TYPES = ['text', 'aws:ec2:image', 'aws:ssm:integration'];

/** Creates a parameter, or with `Overwrite` a further version of it.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export function putParameter(input: PutParameterRequest, context: SsmContext): PutParameterResult {
  const name = nameOfArn(input.Name ?? '', context);
  const stored = context.parameters.get(name);
  checkInput(name, input);
  checkAgainst(stored, input);
  const version = nextVersion(stored, input, context.time.now());
  const versions: StoredParameter['versions'] =
    stored === undefined ? [version] : [...stored.versions, version];
  context.parameters.set(name, { ...stored, name, versions, tags: stored?.tags ?? input.Tags ?? [] });
  return { Version: version.version, Tier: version.tier };
}

function checkInput(
  name: string,
  { AllowedPattern, DataType, Overwrite, Tags, Value = '' }: PutParameterRequest,
): void {
  checkLength(name, { member: 'name', min: 1, max: 2048 });
  checkLength(Value, { member: 'value', min: 1, max: Infinity });
  checkParameterName(name);
  if (DataType !== undefined && !DATA_TYPES.includes(DataType)) {
    throw invalid(
      `The following data type is not supported: ${DataType} (Data type names are all lowercase)`,
    );
  }
  if (Overwrite === true && Tags !== undefined && Tags.length > 0) {
    throw invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag.",
    );
  }
  // Terraform sends an empty one, which AWS takes for none.
  if (AllowedPattern !== undefined && AllowedPattern !== '' && !matches(Value, AllowedPattern)) {
    const message = `Parameter value, cannot be validated against allowedPattern: ${AllowedPattern}`;
    throw new AwsError('ParameterPatternMismatchException', message);
  }
}

function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    throw new AwsError('InvalidAllowedPatternException', `The regular expression ${pattern} is not valid.`);
  }
}

function checkAgainst(stored: StoredParameter | undefined, { Overwrite, Type }: PutParameterRequest): void {
  if (stored === undefined && Type === undefined) {
    throw invalid('A parameter type is required when you create a parameter.');
  }
  if (stored !== undefined && Overwrite !== true) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  if (stored !== undefined && Type !== undefined && latestVersion(stored).type !== Type) {
    const types = `${latestVersion(stored).type} to ${Type}`;
    throw new AwsError(
      'HierarchyTypeMismatchException',
      `The type of a parameter cannot be changed: ${types}.`,
    );
  }
}

function nextVersion(
  stored: StoredParameter | undefined,
  input: PutParameterRequest,
  now: Date,
): ParameterVersion {
  const previous = stored === undefined ? undefined : latestVersion(stored);
  const type = input.Type ?? previous?.type ?? 'String';
  return {
    version: (previous?.version ?? 0) + 1,
    value: input.Value ?? '',
    type,
    tier: tierOf(input, previous),
    dataType: input.DataType ?? previous?.dataType ?? 'text',
    modifiedAt: now,
    description: input.Description ?? previous?.description,
    allowedPattern: input.AllowedPattern === '' ? undefined : input.AllowedPattern,
    keyId: type === 'SecureString' ? (input.KeyId ?? previous?.keyId ?? 'alias/aws/ssm') : undefined,
  };
}

/** Intelligent-Tiering chooses by size; an advanced parameter never becomes a standard one again. */
function tierOf(
  { Tier, Value = '' }: PutParameterRequest,
  previous: ParameterVersion | undefined,
): 'Standard' | 'Advanced' {
  const size = Buffer.byteLength(Value);
  const isChosen = Tier === 'Intelligent-Tiering' && size > VALUE_BYTES_MAX.Standard;
  const tier = Tier === 'Advanced' || previous?.tier === 'Advanced' || isChosen ? 'Advanced' : 'Standard';
  if (size <= VALUE_BYTES_MAX[tier]) return tier;
  throw invalid(
    `${tier} tier parameters support a maximum parameter value of ${VALUE_BYTES_MAX[tier]} characters.`,
  );
}

const invalid = (message: string) => new AwsError('ValidationException', message);
