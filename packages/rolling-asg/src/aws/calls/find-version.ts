import {
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  type LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import { CloudError } from '../../cloud/cloud-error.js';
import type { TemplateBase } from '../../cloud/ports.js';
import { versionsOf } from '../answers/to-template-version.js';
import { noneWhenMissing, type Call } from '../wire/caller.js';

type Client = Pick<EC2Client, 'send'>;

export interface VersionQuery {
  readonly templateId: string;
  /** A number as text, `$Latest` or `$Default`. */
  readonly version: string;
  readonly signal?: AbortSignal;
}

/** One version of a launch template; `undefined` when there is no such one. */
export async function findVersion(
  client: Client,
  call: Call,
  { templateId, version, signal }: VersionQuery,
): Promise<LaunchTemplateVersion | undefined> {
  const command = new DescribeLaunchTemplateVersionsCommand({
    LaunchTemplateId: templateId,
    Versions: [version],
  });
  const answer = await noneWhenMissing(() =>
    call('DescribeLaunchTemplateVersions', signal, (o) => client.send(command, o)),
  );
  return answer && versionsOf(answer)[0];
}

/**
 * What a release starts from; `undefined` for one that starts from nothing.
 *
 * @throws CloudError `invalid` when the version is not there: it may have been deleted, or made a moment ago. A
 * release made without it would launch instances without their security groups, keys and user data.
 */
export async function findBase(
  client: Client,
  call: Call,
  { base, signal }: { readonly base: TemplateBase; readonly signal?: AbortSignal },
): Promise<LaunchTemplateVersion | undefined> {
  if (base.kind === 'scratch') return undefined;
  const { templateId, version } = base;
  const found = await findVersion(client, call, { templateId, version, signal });
  if (found?.LaunchTemplateData !== undefined) return found;
  throw new CloudError(
    'invalid',
    'DescribeLaunchTemplateVersions',
    `there is no version \`${version}\` of launch template \`${templateId}\`, which the release starts from`,
  );
}
