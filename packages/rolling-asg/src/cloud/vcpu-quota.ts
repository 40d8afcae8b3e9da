/** What is known of the room that an account has for instances of one kind. */
export interface VcpuRoom {
  /** The bucket of Service Quotas, for example `L-1216C47A`. */
  readonly quotaCode: string;
  /** vCPUs that instances of the bucket may have together. */
  readonly limit: number;
  /** vCPUs of those that run, or start, now. */
  readonly running: number;
  /** vCPUs of one instance of the type that is asked about. */
  readonly perInstance: number;
}

/** Letters that instance types begin with, by the quota of their instances at the usual price. */
const buckets: readonly (readonly [pattern: RegExp, quotaCode: string])[] = [
  [/^(trn)/, 'L-2C3B7624'],
  [/^(inf)/, 'L-1945791B'],
  [/^(dl)/, 'L-6E869C2A'],
  [/^(hpc)/, 'L-F7808C92'],
  [/^(u-|u\d)/, 'L-43DA4232'],
  [/^(vt|g)/, 'L-DB2E81BA'],
  [/^f/, 'L-74FC7D96'],
  [/^p/, 'L-417A185B'],
  [/^x/, 'L-7295265B'],
  [/^(a|c|d|h|im|is|i|m|r|t|z)\d/, 'L-1216C47A'],
];

/**
 * The quota that instances of a type count against at the usual price; nothing for a type of none that is known.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export const quotaCodeOf = (instanceType: string): string | undefined =>
  buckets.find(([pattern]) => pattern.test(instanceType))?.[1];
