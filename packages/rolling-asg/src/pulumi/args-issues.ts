import type { InputIssue } from './input-issue.js';
import type { RollingGroupArgs } from './rolling-group-args.js';

/** What is wrong with args as far as they are plain values; an `Output` is not known yet. */
export function argsIssues(args: RollingGroupArgs): readonly InputIssue[] {
  return [
    ...sizeIssues(args),
    ...durations.flatMap(([path, least]) => integerIssues(path, args[path], least)),
    ...frontIssues(args),
    ...lists.flatMap((path) => emptyIssues(path, args[path])),
    ...imageIssues(args.imageId),
    ...userDataIssues(args.userData),
    ...tagIssues(args.tags),
  ];
}

/** Why a list is not one that a group can be made from. */
export function emptyIssues(path: string, value: unknown): readonly InputIssue[] {
  if (!Array.isArray(value) || value.length > 0) return [];
  return [{ path, reason: 'must name at least one, got none' }];
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
const maxUserDataBytes = 16_384;

const lists = ['subnetIds', 'securityGroupIds'] as const;

// A capacity timeout of 0 would turn the waiting off, and with it all that a RollingGroup is for.
const durations = [
  ['healthCheckGraceMs', 0],
  ['capacityTimeoutMs', 1],
  ['deleteTimeoutMs', 1],
] as const;

/** Without either, no instance would ever be looked at by a load balancer. */
function frontIssues({ loadBalancers = [], targetGroups = [] }: RollingGroupArgs): readonly InputIssue[] {
  if (loadBalancers.length + targetGroups.length > 0) return [];
  return [{ path: 'loadBalancers', reason: 'or `targetGroups` must name at least one, got none' }];
}

function sizeIssues({ minSize, maxSize, desiredCapacity }: RollingGroupArgs): readonly InputIssue[] {
  const each = [
    ...integerIssues('minSize', minSize, 1),
    ...integerIssues('maxSize', maxSize, 1),
    ...integerIssues('desiredCapacity', desiredCapacity, 1),
  ];
  if (each.length > 0) return each;
  if (minSize > maxSize) return [above('minSize', minSize, `\`maxSize\` ${maxSize}`)];
  if (desiredCapacity === undefined) return [];
  if (desiredCapacity > maxSize) return [above('desiredCapacity', desiredCapacity, `\`maxSize\` ${maxSize}`)];
  if (desiredCapacity >= minSize) return [];
  return [
    {
      path: 'desiredCapacity',
      reason: `must not be below \`minSize\` ${minSize}, got \`${desiredCapacity}\``,
    },
  ];
}

function above(path: string, value: number, limit: string): InputIssue {
  return { path, reason: `must not be above ${limit}, got \`${value}\`` };
}

function integerIssues(path: string, value: number | undefined, least: number): readonly InputIssue[] {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return [];
  return [{ path, reason: `must be an integer >= ${least}, got \`${String(value)}\` (${typeof value})` }];
}

function imageIssues(imageId: unknown): readonly InputIssue[] {
  if (typeof imageId !== 'string' || /^ami-[0-9a-zA-Z]+$/.test(imageId)) return [];
  // `resolve:ssm:` too: what it means can change under a group that is scaling out.
  return [{ path: 'imageId', reason: `must be one AMI id such as \`ami-0b3\`, got \`${imageId}\`` }];
}

function userDataIssues(userData: unknown): readonly InputIssue[] {
  if (typeof userData !== 'string') return [];
  const size = Buffer.byteLength(userData);
  if (size <= maxUserDataBytes) return [];
  return [{ path: 'userData', reason: `must be at most ${maxUserDataBytes} bytes, got ${size}` }];
}

function tagIssues(tags: RollingGroupArgs['tags'] = {}): readonly InputIssue[] {
  return Object.keys(tags)
    .filter((key) => key.startsWith('aws:') || key.startsWith('clicamos:'))
    .map((key) => ({
      path: `tags["${key}"]`,
      reason: '`aws:` belongs to AWS, and `clicamos:` says that the rollout engine owns a group',
    }));
}
