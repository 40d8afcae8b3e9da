import { AwsError } from '../service/aws-error.js';
import type { CloudWatch } from './cloudwatch-context.js';

/** The tags of an alarm. Throws `AwsError` `ResourceNotFoundException`. */
export function tagsOf({ tags }: CloudWatch, arn: string | undefined): ReadonlyMap<string, string> {
  const found = tags.get(arn ?? '');
  if (found !== undefined) return found;
  throw new AwsError('ResourceNotFoundException', `There is no resource ${String(arn)}`, 404);
}
