/** A command of the AWS CLI as our sentences print it, without an endpoint of its own. */
const awsCommand = /\baws (?=(?:autoscaling|cloudwatch|ec2|elb|elbv2|iam|ssm|sts) [a-z-]+)/g;

/**
 * A text whose commands of the AWS CLI ask the cloud that the text is about: copied as they were, they would ask AWS.
 *
 * @param endpoint of an emulator; without one the text stays as it is
 */
export function pointHints(text: string, endpoint: string | undefined): string {
  return endpoint === undefined ? text : text.replace(awsCommand, `aws --endpoint-url ${endpoint} `);
}
