import type { DescribeImagesCommand, DescribeImagesCommandOutput } from '@aws-sdk/client-ec2';
import type { GetParameterCommand, GetParameterCommandOutput } from '@aws-sdk/client-ssm';

/** How a call to AWS is cancelled. */
export interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

/** What is used of an `EC2Client`. */
export interface Ec2Port {
  /** Sends `DescribeImages`, the only call that is made. */
  send(command: DescribeImagesCommand, options?: SendOptions): Promise<DescribeImagesCommandOutput>;
}

/** What is used of an `SSMClient`. */
export interface SsmPort {
  /** Sends `GetParameter`, the only call that is made. */
  send(command: GetParameterCommand, options?: SendOptions): Promise<GetParameterCommandOutput>;
}
