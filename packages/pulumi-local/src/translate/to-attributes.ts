/** An attribute of a load balancer or a target group. */
export interface Attribute {
  readonly Key: string;
  readonly Value: string;
}

/** What is given, by AWS's keys, as attributes; values are text at AWS. */
export const toAttributes = (
  given: Readonly<Record<string, string | number | boolean | undefined>>,
): Attribute[] =>
  Object.entries(given).flatMap(([Key, value]) =>
    value === undefined || value === '' ? [] : [{ Key, Value: String(value) }],
  );

/** `targetgroup/web/943f017f100becff`: an ARN from its last colon on, as metrics and policies name it. */
export const suffixOf = (arn: string): string =>
  arn.slice(arn.lastIndexOf(':') + 1).replace('loadbalancer/', '');
