import type { DeleteLaunchTemplateVersionsResult, EC2Client } from '@aws-sdk/client-ec2';
import { createCaller } from '../../wire/caller.js';
import { removeTemplateCalls } from './remove-template-calls.js';

/** Deletes version 7 with a client that answers so. */
function remove(answer: DeleteLaunchTemplateVersionsResult): Promise<void> {
  // Only this one command is sent.
  const client = { send: async () => answer } as unknown as Pick<EC2Client, 'send'>;
  return removeTemplateCalls(client, createCaller()).deleteTemplateVersion('lt-1', 7);
}

const kept = (
  Code: 'launchTemplateVersionDoesNotExist' | 'unexpectedError' | 'launchTemplateIdMalformed',
) => ({
  UnsuccessfullyDeletedLaunchTemplateVersions: [{ VersionNumber: 7, ResponseError: { Code, Message: 'no' } }],
});

describe('deleteTemplateVersion', () => {
  it.each([
    ['is deleted', { SuccessfullyDeletedLaunchTemplateVersions: [{ VersionNumber: 7 }] }],
    ['was deleted before', kept('launchTemplateVersionDoesNotExist')],
  ])('is done when the version %s', async (_what, answer) => {
    await expect(remove(answer)).resolves.toBeUndefined();
  });

  it.each([
    ['unavailable', 'when AWS does not know why', kept('unexpectedError')],
    ['refused', 'when AWS does not want to', kept('launchTemplateIdMalformed')],
    ['unavailable', 'when the answer says nothing of it', { SuccessfullyDeletedLaunchTemplateVersions: [] }],
  ])('is %s %s', async (kind, _when, answer) => {
    await expect(remove(answer)).rejects.toMatchObject({ kind });
  });
});
