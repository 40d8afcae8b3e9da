import { group, instance, sample, failing, inService } from '../../testing/samples.js';
import { isIdle } from './reason-not-removable.js';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/0123456789abcdef';
const next = group('web-v002', [instance('i-2')], { sourceIds: [arn] });
const previous = group('web-v001', [instance('i-1')], { sourceIds: [arn] });

describe('a target group without a healthy target', () => {
  it('sends requests to all of them: a bad next beside an unhealthy previous is not idle', () => {
    const open = sample([next, previous], { [arn]: { 'i-1': failing, 'i-2': failing } });

    expect(isIdle(next, open)).toBe(false);
    expect(isIdle(previous, open)).toBe(false);
  });

  it('sends it nothing while another target is healthy', () => {
    const closed = sample([next, previous], { [arn]: { 'i-1': inService, 'i-2': failing } });

    expect(isIdle(next, closed)).toBe(true);
  });

  it('is not what a Classic Load Balancer does', () => {
    const elb = { sourceIds: ['web-elb'] };
    const bad = group('web-v002', [instance('i-2')], elb);

    expect(isIdle(bad, sample([bad], { 'web-elb': { 'i-2': failing } }))).toBe(true);
  });
});
