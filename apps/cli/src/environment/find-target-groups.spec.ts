import {
  TargetGroupNotFoundException,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { findTargetGroups } from './find-target-groups.js';

const arnIn = (region: string, resource = 'targetgroup/web/0123456789abcdef') =>
  `arn:aws:elasticloadbalancing:${region}:123456789012:${resource}`;

/** A region with one target group, `web`. */
function regionOf(region: string): Pick<ElasticLoadBalancingV2Client, 'send'> {
  const send = async ({ input }: { readonly input: { readonly Names: readonly string[] } }) => {
    if (input.Names[0] === 'web') return { TargetGroups: [{ TargetGroupArn: arnIn(region) }] };
    throw new TargetGroupNotFoundException({ message: 'not found', $metadata: {} });
  };
  return { send } as unknown as Pick<ElasticLoadBalancingV2Client, 'send'>; // one of its commands is sent
}

const find = (...wanted: readonly string[]) =>
  findTargetGroups(regionOf('eu-west-1'), {
    wanted,
    region: 'eu-west-1',
    signal: new AbortController().signal,
  });

describe('findTargetGroups', () => {
  it('takes the one of a name that is in the region of the environment, whatever others have', async () => {
    expect(await find('web', arnIn('eu-west-1'))).toEqual([arnIn('eu-west-1'), arnIn('eu-west-1')]);
  });

  it.each([
    [
      'a name that only other regions have',
      'api',
      /^There is no target group `api` in eu-west-1: .*--region eu-west-1$/,
    ],
    [
      'the ARN of one in another region',
      arnIn('us-east-1'),
      /^Target group `arn:.*` is in us-east-1, but the environment is in eu-west-1$/,
    ],
    [
      'the ARN of something else',
      arnIn('eu-west-1', 'loadbalancer/app/web/0123456789abcdef'),
      /^Expected a name or an ARN of a target group in `targetGroups`, got `arn:.*loadbalancer/,
    ],
  ])('refuses %s', async (_what, wanted, sentence) => {
    await expect(find(wanted)).rejects.toThrow(sentence);
  });
});
