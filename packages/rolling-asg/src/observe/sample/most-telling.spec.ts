import { failing, group, instance, sample } from '../../testing/samples.js';
import { whyNotServing } from '../capacity/serving.js';
import { mostTelling } from './most-telling.js';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/0123456789abcdef';
const answered500 = {
  state: 'failing',
  saysHow: true,
  says: 'unhealthy',
  reasonCode: 'Target.ResponseCodeMismatch',
  description: 'Health checks failed with these codes: [500]',
} as const;

describe('of a Classic Load Balancer and a target group that both keep an instance out', () => {
  const classic = { instanceId: 'i-1', ...failing };
  const target = { instanceId: 'i-1', ...answered500 };

  it('the target group is heard, which says how the checks fail', () => {
    expect(mostTelling([classic, target])).toBe(target);
    expect(mostTelling([classic])).toBe(classic);
    expect(mostTelling([])).toBeUndefined();
  });

  it('the target group says why the instance does not serve', () => {
    const next = group('web-v002', [instance('i-1')], { sourceIds: ['web-elb', arn] });
    const both = sample([next], { 'web-elb': { 'i-1': failing }, [arn]: { 'i-1': answered500 } });

    expect(next.instances.map((one) => whyNotServing(one, next, both))).toMatchObject([
      { kind: 'out-of-service', sourceId: arn },
    ]);
  });
});
