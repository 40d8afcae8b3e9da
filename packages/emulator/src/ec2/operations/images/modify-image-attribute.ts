import type {
  LaunchPermission as Permission,
  LaunchPermissionModifications,
  ModifyImageAttributeRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findOwnImage } from '../../images/find-image.js';
import type { ImageRecord, LaunchPermission } from '../../images/image-record.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Changes the description or who may launch an image; other attributes are `UnsupportedOperation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyImageAttribute.html
 */
export function modifyImageAttribute(input: ModifyImageAttributeRequest, ec2: Ec2Context): object {
  const { state, surroundings } = ec2;
  const image = findOwnImage(state, required(input.ImageId, 'ImageId'), surroundings.account);
  const changes = changesOf(image, input);
  stopIfDryRun(input);
  state.images.set(image.imageId, { ...image, ...changes });
  return {};
}

function changesOf(image: ImageRecord, input: ModifyImageAttributeRequest): Partial<ImageRecord> {
  const description =
    input.Description?.Value ?? (input.Attribute === 'description' ? input.Value : undefined);
  if (description !== undefined) return { description };
  const modifications = input.LaunchPermission ?? oldStyle(input);
  if (!modifications) {
    throw new AwsError('UnsupportedOperation', 'The emulator cannot modify this attribute of an image.');
  }
  return { launchPermissions: modified(image.launchPermissions, modifications) };
}

/** `Attribute=launchPermission` with `OperationType`, as older clients say it. */
function oldStyle(input: ModifyImageAttributeRequest): LaunchPermissionModifications | undefined {
  const { Attribute, OperationType, UserIds = [], UserGroups = [] } = input;
  if (Attribute !== 'launchPermission') return undefined;
  const named = [
    ...UserIds.map((UserId): Permission => ({ UserId })),
    ...UserGroups.map((Group): Permission => ({ Group: Group as 'all' })), // checked below
  ];
  return OperationType === 'remove' ? { Remove: named } : { Add: named };
}

function modified(
  existing: readonly LaunchPermission[],
  { Add = [], Remove = [] }: LaunchPermissionModifications,
): readonly LaunchPermission[] {
  const removed = new Set(Remove.map(read).map(keyOf));
  const all = [...existing, ...Add.map(read)].filter((one) => !removed.has(keyOf(one)));
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

function read({ Group, UserId }: Permission): LaunchPermission {
  if (Group === 'all') return { kind: 'everybody' };
  if (UserId !== undefined && /^\d{12}$/.test(UserId)) return { kind: 'account', account: UserId };
  throw new AwsError(
    'InvalidAMIAttributeItemValue',
    `Invalid attribute item value "${Group ?? UserId ?? ''}"`,
  );
}

const keyOf = (permission: LaunchPermission) => ('account' in permission ? permission.account : 'all');
