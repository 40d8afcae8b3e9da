import type { LoadBalancer } from '@clicamos/rolling-asg';
import { loadBalancerUrl } from './load-balancer-url.js';

const settings = (dnsName: string, protocol: string, port: number) =>
  ({ dnsName, listeners: [{ protocol, port, instancePort: 80 }] }) as unknown as LoadBalancer; // only these count

const checkedBy = (target: string) => ({
  healthCheck: { target, intervalMs: 5_000, timeoutMs: 2_000, healthyThreshold: 2, unhealthyThreshold: 2 },
});

describe('loadBalancerUrl', () => {
  it.each([
    ['web-1.elb.amazonaws.com', 'HTTP', 80, 'http://web-1.elb.amazonaws.com/'],
    ['web-1.elb.amazonaws.com', 'HTTP', 8080, 'http://web-1.elb.amazonaws.com:8080/'],
    ['web-1.elb.amazonaws.com', 'HTTPS', 443, 'https://web-1.elb.amazonaws.com/'],
    ['127.0.0.1:41234', 'HTTP', 80, 'http://127.0.0.1:41234/'],
    ['127.0.0.1:41234', 'HTTP', 8080, 'http://127.0.0.1:41234/'],
    ['web-1.elb.amazonaws.com', 'TCP', 5432, 'tcp://web-1.elb.amazonaws.com:5432'],
    ['web-1.elb.amazonaws.com', 'SSL', 443, 'tls://web-1.elb.amazonaws.com:443'],
    ['127.0.0.1:41234', 'TCP', 443, 'tcp://127.0.0.1:41234'],
  ])('of %s with %s on %d is %s', (dnsName, protocol, port, url) => {
    expect(loadBalancerUrl(settings(dnsName, protocol, port), checkedBy('TCP:80'))).toBe(url);
  });

  it('is HTTP where the targets behind a TCP listener are asked for their health by HTTP', () => {
    const nlb = settings('web-1.elb.amazonaws.com', 'TCP', 80);

    expect(loadBalancerUrl(nlb, checkedBy('HTTP:traffic-port/health'))).toBe(
      'http://web-1.elb.amazonaws.com/',
    );
    expect(loadBalancerUrl(nlb, checkedBy('HTTP:8081/health'))).toBe('tcp://web-1.elb.amazonaws.com:80');
  });
});
