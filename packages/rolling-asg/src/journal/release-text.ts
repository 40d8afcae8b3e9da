import { createHash } from 'node:crypto';
import type { ReleaseOverrides } from '../cloud/release-overrides.js';

/** What a launch template version says of its release: `web-v042 ami-0b3 rollout r-7k2p config 99914b93`. */
export function releaseText(release: {
  readonly groupName: string;
  readonly imageId: string;
  readonly rolloutId: string;
  readonly overrides: ReleaseOverrides;
}): string {
  const { groupName, imageId, rolloutId, overrides } = release;
  return `${groupName} ${imageId} rollout ${rolloutId} config ${configFingerprint(overrides)}`;
}

/** Whether a version was made by this rollout: a repeated call must find it again. */
export function isReleaseOf(text: string, rolloutId: string): boolean {
  return text.includes(` rollout ${rolloutId} `);
}

/**
 * Whether a release was made with these overrides. A text that is not ours (an adopted group) says nothing about
 * its settings: then only the absence of overrides is the same.
 */
export function hasSameConfig(text: string, overrides: ReleaseOverrides): boolean {
  const [, fingerprint] = / config ([0-9a-f]{8})$/.exec(text) ?? [];
  return (fingerprint ?? configFingerprint({})) === configFingerprint(overrides);
}

function configFingerprint(overrides: ReleaseOverrides): string {
  const set = Object.entries(overrides).filter(([, value]) => value !== undefined);
  const text = JSON.stringify(set.sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** What a launch template version says of its release. */
export interface ReleaseName {
  readonly groupName: string;
  readonly imageId: string;
  readonly rolloutId: string;
}

/** Reads what `releaseText` wrote; `undefined` for a version that is not ours. */
export function parseReleaseText(text: string): ReleaseName | undefined {
  const [, groupName, imageId, rolloutId] = /^(\S+) (\S+) rollout (\S+) config [0-9a-f]{8}$/.exec(text) ?? [];
  if (groupName === undefined || imageId === undefined || rolloutId === undefined) return undefined;
  return { groupName, imageId, rolloutId };
}
