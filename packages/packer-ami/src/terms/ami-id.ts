import { AmiError } from './errors.js';

/** AWS's ids have 8 or 17 hex digits; compatible endpoints make up others. EC2 itself has the last word. */
const shape = /^ami-[0-9a-zA-Z]+$/;

/** @throws AmiError `MalformedId`, whose sentence begins with `what` */
export function expectAmiId(imageId: string, what: string): string {
  if (shape.test(imageId)) return imageId;
  throw new AmiError(
    'MalformedId',
    `${what} is \`${imageId}\`, want an AMI id such as \`ami-0abcdef1234567890\``,
    {
      imageId,
    },
  );
}
