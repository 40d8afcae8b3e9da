import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import { missingParameter } from '../errors.js';
import { checkImageId } from '../images/find-image.js';
import { isByParameter } from '../images/resolve-image-id.js';
import { checkUserData } from '../instances/check-user-data.js';
import { checkTags } from '../tags/check-tags.js';

/** What AWS checks when a version is made; whether its parts exist shows at launch. Throws AWS's errors. */
export function checkTemplateData(data: RequestLaunchTemplateData | undefined): RequestLaunchTemplateData {
  if (!data || Object.values(data).every((value) => value === undefined)) {
    throw missingParameter('LaunchTemplateData');
  }
  if (data.ImageId !== undefined && !isByParameter(data.ImageId)) checkImageId(data.ImageId);
  checkUserData(data.UserData);
  for (const { Tags = [] } of data.TagSpecifications ?? []) checkTags(Tags);
  return data;
}
