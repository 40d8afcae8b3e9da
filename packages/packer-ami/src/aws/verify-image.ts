import { DescribeImagesCommand, type Image } from '@aws-sdk/client-ec2';
import { errorName } from '../terms/error-fields.js';
import { AmiError, type AmiErrorCode } from '../terms/errors.js';
import type { Ec2Port } from '../terms/ports.js';

/** What the image must be. */
export interface ExpectAmi {
  /** `x86_64`, `arm64`, ... @default any */
  readonly architecture?: string;
  /** @default false */
  readonly allowDeprecated?: boolean;
}

const codeOf: ReadonlyMap<string, AmiErrorCode> = new Map([
  ['InvalidAMIID.NotFound', 'NotFound'],
  ['InvalidAMIID.Unavailable', 'NotAvailable'],
  ['InvalidAMIID.Malformed', 'MalformedId'],
]);

/**
 * The image as EC2 knows it, deprecated or not.
 *
 * @throws AmiError `NotFound`, `NotAvailable`, `MalformedId`; what else AWS answers is thrown unchanged
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export async function describeImage(
  imageId: string,
  { ec2, region, signal }: { ec2: Ec2Port; region: string; signal?: AbortSignal },
): Promise<Image> {
  signal?.throwIfAborted();
  const command = new DescribeImagesCommand({ ImageIds: [imageId], IncludeDeprecated: true });
  try {
    const { Images = [] } = await ec2.send(command, { abortSignal: signal });
    const [image] = Images;
    if (!image) throw new AmiError('NotFound', sentenceNotFound(imageId, region), { imageId, region });
    return image;
  } catch (cause) {
    signal?.throwIfAborted();
    const code = codeOf.get(errorName(cause));
    if (!code) throw cause;
    const aws = cause instanceof Error ? cause.message : String(cause);
    const message =
      code === 'NotFound' ? sentenceNotFound(imageId, region) : `AMI \`${imageId}\` in ${region}: ${aws}`;
    throw new AmiError(code, message, { imageId, region, cause });
  }
}

/** Why the image cannot be used, as an error to throw; pure. */
export function reasonNotUsable(
  image: Image,
  { expect = {}, region, nowMs }: { expect?: ExpectAmi; region: string; nowMs: number },
): AmiError | undefined {
  const { ImageId: imageId = '', State: state, Architecture: architecture = 'unknown' } = image;
  const error = (code: AmiErrorCode, text: string) =>
    new AmiError(code, `AMI \`${imageId}\` in ${region} ${text}`, { imageId, region });
  if (state !== 'available') return error('NotAvailable', sentenceState(image, region));
  if (expect.architecture !== undefined && architecture !== expect.architecture) {
    const text = `is built for ${architecture}, want ${expect.architecture}`;
    return error(
      'WrongArchitecture',
      `${text}. Build the image for ${expect.architecture}, or change the instance type`,
    );
  }
  if (expect.allowDeprecated !== true && isDeprecated(image, nowMs)) {
    return error(
      'Deprecated',
      `is deprecated since ${image.DeprecationTime}. Build a newer one, or allow deprecated images`,
    );
  }
  return undefined;
}

function isDeprecated({ DeprecationTime: at }: Image, nowMs: number): boolean {
  return at !== undefined && at !== '' && Date.parse(at) <= nowMs;
}

function sentenceState({ ImageId, State, StateReason }: Image, region: string): string {
  const why = StateReason?.Message ? ` (${StateReason.Message})` : '';
  const wait = `. Wait for it: aws ec2 wait image-available --region ${region} --image-ids ${ImageId}`;
  return `is ${State ?? 'in no known state'}${why}, want available${State === 'pending' ? wait : ''}`;
}

function sentenceNotFound(imageId: string, region: string): string {
  const run = `aws ec2 describe-images --region ${region} --owners self`;
  return `AMI \`${imageId}\` does not exist in ${region}, or is not shared with this account. See what there is: ${run}`;
}
