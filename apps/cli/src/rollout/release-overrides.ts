import { readFile } from 'node:fs/promises';
import type { ReleaseOverrides } from '@clicamos/rolling-asg';
import type { ReleaseSettings } from '../config/release-schema.js';
import { UsageError } from '../usage-error.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html: before it is encoded. */
const mostUserData = 16_384;

/**
 * What the configuration's `release` changes, in the engine's terms.
 *
 * @throws {UsageError} for user data that is not there, or too long
 */
export async function releaseOverrides(release: ReleaseSettings): Promise<ReleaseOverrides> {
  const { userDataFile, securityGroups, metadata, volumes, min, max, healthCheckGraceSeconds, ...same } =
    release;
  return {
    ...same,
    userData: userDataFile === undefined ? undefined : await readUserData(userDataFile),
    securityGroupIds: securityGroups,
    metadata: metadata && {
      httpTokens: metadata.httpTokens,
      hopLimit: metadata.hopLimit,
      hasTags: metadata.instanceTags,
    },
    volumes: volumes?.map(({ encrypted: isEncrypted, ...volume }) => ({ ...volume, isEncrypted })),
    minSize: min,
    maxSize: max,
    healthCheckGraceMs: healthCheckGraceSeconds === undefined ? undefined : healthCheckGraceSeconds * 1_000,
  };
}

async function readUserData(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The user data of release.userDataFile cannot be read: ${why}`);
  });
  if (bytes.length <= mostUserData) return bytes.toString('utf8');
  throw new UsageError(
    `release.userDataFile \`${path}\` has ${bytes.length} bytes; AWS takes ${mostUserData}: fetch the rest at boot`,
  );
}
