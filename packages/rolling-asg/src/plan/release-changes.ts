import { createHash } from 'node:crypto';
import type { ReleaseOverrides } from '../cloud/release-overrides.js';
import type { LaunchSettings } from '../cloud/cloud.js';

/** A field that a release changes. */
export interface ReleaseChange {
  /** As in `instanceType`, `metadata.httpTokens` or `volumes./dev/xvda.sizeGiB`. */
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

/** Of the group that serves. */
export interface PreviousSettings {
  readonly launchSettings?: LaunchSettings;
  readonly minSize: number;
  readonly maxSize: number;
}

/** What a release changes beside the image; what is written and is so already is no change. */
export function releaseChanges(
  previous: PreviousSettings | undefined,
  overrides: ReleaseOverrides,
  healthCheckGraceMs: number | undefined,
): readonly ReleaseChange[] {
  if (previous === undefined) return [];
  const { launchSettings = {}, minSize, maxSize } = previous;
  const was = flat({ ...launchSettings, minSize, maxSize, healthCheckGraceMs, userData: undefined });
  const { userData, ...rest } = overrides;
  const is = flat({ ...rest, ...(userData !== undefined && { userDataSha256: sha256(userData) }) });
  return [...is].flatMap(([field, value]) => {
    const old = was.get(field) ?? 'nothing';
    return old === value ? [] : [{ field, was: old, is: value }];
  });
}

/** Texts by path; an entry of a list with a device goes by that, any other list is one text. */
function flat(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (Array.isArray(value) && value.some(hasDevice))
    return flat(
      Object.fromEntries(value.filter(hasDevice).map(({ device, ...rest }) => [device, rest])),
      path,
    );
  if (Array.isArray(value)) return new Map([[path, value.join(', ')]]);
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, one]) => [...flat(one, path === '' ? key : `${path}.${key}`)]),
  );
}

const hasDevice = (value: unknown): value is { readonly device: string } =>
  typeof value === 'object' && value !== null && 'device' in value;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
