import type { ParametersFilter, ParameterStringFilter } from '@aws-sdk/client-ssm';
import { AwsError } from '../service/aws-error.js';
import { latestVersion, type StoredParameter } from './parameter-store.js';

type Test = (parameter: StoredParameter) => boolean;

/**
 * The test that a `ParameterFilters` entry asks for. Keys: Name, Type, KeyId, Tier, DataType, Path and `tag:...`.
 *
 * @throws AwsError `InvalidFilterKey`, `InvalidFilterOption`, `InvalidFilterValue`
 */
export function parameterFilter({ Key = '', Option, Values = [] }: ParameterStringFilter): Test {
  if (Key === 'Path') return pathFilter(Option, Values);
  const valueOf = readerOf(Key);
  if (Key.startsWith('tag:') && Values.length === 0) return (parameter) => valueOf(parameter) !== undefined;
  if (Values.length === 0) throw new AwsError('InvalidFilterValue', `The filter ${Key} has no values.`);
  const compare = comparisonOf(Option);
  return (parameter) => {
    const value = valueOf(parameter);
    return value !== undefined && Values.some((wanted) => compare(value, wanted));
  };
}

/** The test that an entry of the older `Filters` asks for: names by their beginning, the rest exactly. */
export function legacyFilter({ Key, Values = [] }: ParametersFilter): Test {
  return parameterFilter({ Key, Values, Option: Key === 'Name' ? 'BeginsWith' : 'Equals' });
}

/** Whether a parameter lies below a path: directly, or with `isRecursive` at any depth. */
export function isBelow(folder: string, name: string, isRecursive: boolean): boolean {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  const path = name.startsWith('/') ? name : `/${name}`; // a plain name lies below the root
  if (!path.startsWith(base)) return false;
  return isRecursive || !path.slice(base.length).includes('/');
}

function pathFilter(option: string | undefined, paths: readonly string[]): Test {
  if (option !== undefined && option !== 'Recursive' && option !== 'OneLevel') throw invalidOption(option);
  return ({ name }) => paths.some((path) => isBelow(path, name, option === 'Recursive'));
}

function readerOf(key: string): (parameter: StoredParameter) => string | undefined {
  if (key.startsWith('tag:')) {
    return ({ tags }) => tags.find(({ Key }) => Key === key.slice('tag:'.length))?.Value;
  }
  switch (key) {
    case 'Name':
      return ({ name }) => name;
    case 'Type':
      return (parameter) => latestVersion(parameter).type;
    case 'KeyId':
      return (parameter) => latestVersion(parameter).keyId;
    case 'Tier':
      return (parameter) => latestVersion(parameter).tier;
    case 'DataType':
      return (parameter) => latestVersion(parameter).dataType;
    default:
      throw new AwsError('InvalidFilterKey', `The following filter key is not valid: ${key}.`);
  }
}

function comparisonOf(option: string | undefined): (value: string, wanted: string) => boolean {
  switch (option ?? 'Equals') {
    case 'Equals':
      return (value, wanted) => value === wanted;
    case 'BeginsWith':
      return (value, wanted) => value.startsWith(wanted);
    case 'Contains':
      return (value, wanted) => value.includes(wanted);
    default:
      throw invalidOption(option ?? '');
  }
}

const invalidOption = (option: string) =>
  new AwsError('InvalidFilterOption', `The following filter option is not valid: ${option}.`);
