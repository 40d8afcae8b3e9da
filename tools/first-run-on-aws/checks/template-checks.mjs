import {
  CreateLaunchTemplateVersionCommand,
  DeleteLaunchTemplateVersionsCommand,
  DescribeImagesCommand,
} from '@aws-sdk/client-ec2';
import { answerOf } from './answer-of.mjs';
import { newGroup } from './groups.mjs';

/** Launch templates and images. */
export const templateChecks = [
  {
    id: 'version-numbers',
    assumes:
      'a new version of a launch template has the next number, and the same token answers the same version',
    expected: ['2, again 2'],
    async look({ send, names, templateId, templateData }) {
      const request = {
        ...{ LaunchTemplateId: templateId, LaunchTemplateData: templateData },
        ClientToken: `${names.prefix}-2`,
      };
      const make = () => send.ec2(new CreateLaunchTemplateVersionCommand(request));
      const [one, again] = [await make(), await make()];
      const numbers = [one, again].map((answer) => answer.LaunchTemplateVersion?.VersionNumber);
      return numbers.join(', again ');
    },
  },
  {
    id: 'version-at-once',
    assumes: 'a group can be made with a launch template version of a moment ago',
    expected: ['taken'],
    others: ['ValidationError'],
    doubt: 'templateVersionLagMs',
    async look(scene) {
      const { send, names, templateId: LaunchTemplateId, templateData: LaunchTemplateData } = scene;
      const version = { LaunchTemplateId, LaunchTemplateData };
      const { LaunchTemplateVersion } = await send.ec2(new CreateLaunchTemplateVersionCommand(version));
      const Version = String(LaunchTemplateVersion.VersionNumber);
      const group = newGroup(scene, names.first, { LaunchTemplate: { LaunchTemplateId, Version } });
      const answer = await answerOf(send.autoScaling(group));
      if (answer === 'ValidationError')
        await scene.pace.until(() => isTaken(send.autoScaling(group)), 60_000);
      return answer;
    },
  },
  {
    id: 'default-version-stays',
    assumes: 'the default version of a launch template is not removed without the template',
    expected: /^kept: /,
    look: (scene) => deleteVersion(scene, '1'),
  },
  {
    id: 'version-gone',
    assumes:
      'removing a version that is gone answers launchTemplateVersionDoesNotExist in the list, no error',
    expected: ['kept: launchTemplateVersionDoesNotExist'],
    look: (scene) => deleteVersion(scene, '99'),
  },
  {
    id: 'image-unknown',
    assumes: 'describing an image that there is none of is InvalidAMIID.NotFound',
    expected: ['InvalidAMIID.NotFound'],
    look: ({ send }) =>
      answerOf(send.ec2(new DescribeImagesCommand({ ImageIds: ['ami-0123456789abcdef0'] }))),
  },
];

async function isTaken(call) {
  const answer = await answerOf(call);
  return answer === 'taken' || answer.startsWith('AlreadyExists');
}

async function deleteVersion({ send, templateId: LaunchTemplateId }, version) {
  const which = { LaunchTemplateId, Versions: [version] };
  const answer = await send.ec2(new DeleteLaunchTemplateVersionsCommand(which));
  const [failed] = answer.UnsuccessfullyDeletedLaunchTemplateVersions ?? [];
  return failed === undefined ? 'deleted' : `kept: ${failed.ResponseError?.Code}`;
}
