import type { ParameterTier, ParameterType, Tag } from '@aws-sdk/client-ssm';
import type { Surroundings } from '../service/service.js';

/** One version of a parameter. */
export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  readonly type: ParameterType;
  readonly tier: ParameterTier;
  readonly dataType: string;
  readonly modifiedAt: Date;
  readonly description?: string | undefined;
  readonly allowedPattern?: string | undefined;
  /** The KMS key of a SecureString. */
  readonly keyId?: string | undefined;
}

export interface StoredParameter {
  readonly name: string;
  /** Oldest first, never empty. */
  readonly versions: readonly [ParameterVersion, ...ParameterVersion[]];
  readonly tags: readonly Tag[];
  /** Names for versions; each is of one version. @default none */
  readonly labels?: ReadonlyMap<string, number>;
}

/** What the operations of Systems Manager share. */
export interface SsmContext extends Pick<Surroundings, 'account' | 'region' | 'time'> {
  readonly parameters: Map<string, StoredParameter>;
  /** AWS's own, below `/aws/service/`: everybody may read them, nobody here changes them. */
  readonly publicParameters: ReadonlyMap<string, StoredParameter>;
}

/** The newest version. */
export function latestVersion({ versions }: StoredParameter): ParameterVersion {
  return versions.at(-1) ?? versions[0];
}

/** The account's parameters in the order of their names. */
export function parametersByName({ parameters }: SsmContext): readonly StoredParameter[] {
  return inOrder(parameters.values());
}

/** The account's parameters and AWS's own in the order of their names. */
export function readableParameters({ parameters, publicParameters }: SsmContext): readonly StoredParameter[] {
  return inOrder([...parameters.values(), ...publicParameters.values()]);
}

function inOrder(parameters: Iterable<StoredParameter>): readonly StoredParameter[] {
  return [...parameters].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The labels of one version, in their order. */
export const labelsOf = ({ labels = new Map() }: StoredParameter, version: number): string[] =>
  [...labels].flatMap(([label, labelled]) => (labelled === version ? [label] : [])).sort();
