import * as elb from '@pulumi/aws/elb/index.js';
import * as pulumi from '@pulumi/pulumi';
import { runWithMonitor, valueOf } from '../testing/pulumi-monitor.js';
import { loadBalancerName } from './load-balancer-name.js';

const frontWith = async (settings: Partial<elb.LoadBalancerArgs>) => {
  const made: elb.LoadBalancer[] = [];
  await runWithMonitor(async () => {
    const listeners = [{ instancePort: 80, instanceProtocol: 'http', lbPort: 80, lbProtocol: 'http' }];
    made.push(new elb.LoadBalancer('web', { name: 'front', listeners, ...settings }));
    return {};
  });
  return made;
};

describe('loadBalancerName', () => {
  it('takes a name on trust', async () => {
    expect(await valueOf(loadBalancerName('web', 0))).toBe('web');
    expect(await valueOf(loadBalancerName(pulumi.output('later'), 0))).toBe('later');
  });

  it('is that of a load balancer that drains', async () => {
    const names = (await frontWith({ connectionDraining: true })).map(loadBalancerName);

    expect(await Promise.all(names.map(valueOf))).toEqual(['front']);
  });

  it.each([
    ['has draining off', { connectionDraining: false }],
    ['leaves draining to the default, which is off', {}],
  ])('refuses a load balancer that %s', async (_, settings) => {
    const names = (await frontWith(settings)).map(loadBalancerName);

    await expect(Promise.all(names.map(valueOf))).rejects.toMatchObject({
      propertyPath: 'loadBalancers[0]',
      reason: 'must have `connectionDraining: true`: `front` would cut the requests of instances that leave',
    });
  });
});
