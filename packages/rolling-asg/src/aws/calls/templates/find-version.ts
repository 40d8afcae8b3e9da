import {
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  type LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import { versionsOf } from '../../answers/templates/to-template-version.js';
import { noneWhenMissing, type Call } from '../../wire/caller.js';

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
