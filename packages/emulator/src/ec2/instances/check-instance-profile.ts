import type { LaunchTemplateIamInstanceProfileSpecificationRequest } from '@aws-sdk/client-ec2';
import type { InstanceProfilePort } from '../../service/ports.js';
import { invalidParameterCombination, invalidParameterValue } from '../errors.js';

/** The ARN of the profile that a launch names. Throws `InvalidParameterValue` for one that does not exist or has no role. */
export function checkInstanceProfile(
  profiles: InstanceProfilePort,
  named: LaunchTemplateIamInstanceProfileSpecificationRequest | undefined,
): string | undefined {
  const { Arn, Name } = named ?? {};
  if (!Arn && !Name) return undefined;
  if (Arn && Name) {
    throw invalidParameterCombination(
      "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
    );
  }
  const profile = Arn ? profiles.byArn(Arn) : profiles.byName(Name ?? '');
  if (!profile) throw unknownProfile(Arn, Name);
  if (profile.hasRole) return profile.arn;
  throw invalidParameterValue(`IAM Instance Profile "${profile.arn}" has no associated IAM Roles`);
}

const unknownProfile = (arn: string | undefined, name: string | undefined) =>
  invalidParameterValue(
    arn
      ? `Value (${arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`
      : `Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
  );
