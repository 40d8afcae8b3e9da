import {
  DeleteLaunchTemplateCommand,
  DeleteLaunchTemplateVersionsCommand,
  type DeleteLaunchTemplateVersionsResult,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { CloudError } from '../../../cloud/cloud-error.js';
import type { CloudPort } from '../../../cloud/ports.js';
import type { Call } from '../../wire/caller.js';
import { unreadableAnswer } from '../../wire/unreadable-answer.js';

export type RemoveTemplateCalls = Pick<CloudPort, 'deleteTemplateVersion' | 'deleteTemplate'>;

/** The calls that remove a release. */
export function removeTemplateCalls(client: Pick<EC2Client, 'send'>, call: Call): RemoveTemplateCalls {
  return {
    deleteTemplateVersion: async (LaunchTemplateId, version, signal) => {
      const Versions = [String(version)];
      const command = new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions });
      const answer = await call(operation, signal, (o) => client.send(command, o));
      const error = notDeleted(answer, version);
      if (error !== undefined) throw error;
    },
    deleteTemplate: async (LaunchTemplateId, signal) => {
      const command = new DeleteLaunchTemplateCommand({ LaunchTemplateId });
      await call('DeleteLaunchTemplate', signal, (o) => client.send(command, o));
    },
  };
}

const operation = 'DeleteLaunchTemplateVersions';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResponseError.html */
const gone = new Set(['launchTemplateVersionDoesNotExist', 'launchTemplateIdDoesNotExist']);

/** The answer says of each version whether it is deleted; one that says nothing of ours was not read. */
function notDeleted(answer: DeleteLaunchTemplateVersionsResult, version: number): CloudError | undefined {
  const {
    SuccessfullyDeletedLaunchTemplateVersions: deleted = [],
    UnsuccessfullyDeletedLaunchTemplateVersions: kept = [],
  } = answer;
  if (deleted.some(({ VersionNumber }) => VersionNumber === version)) return undefined;
  const [failed] = kept;
  if (failed === undefined) {
    const cause = unreadableAnswer(`the answer says nothing of version ${version}`);
    return new CloudError('unavailable', operation, cause);
  }
  const { Code: code = 'no code', Message: message } = failed.ResponseError ?? {};
  if (gone.has(code)) return undefined;
  const kind = code === 'unexpectedError' ? 'unavailable' : 'refused';
  return new CloudError(kind, operation, `${code}: ${message}`);
}
