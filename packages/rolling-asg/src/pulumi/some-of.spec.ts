import * as pulumi from '@pulumi/pulumi';
import { valueOf } from '../testing/pulumi-monitor.js';
import { someOf } from './some-of.js';

describe('someOf', () => {
  it('is what was given, once known', async () => {
    expect(await valueOf(someOf('subnetIds', ['subnet-1', pulumi.output('subnet-2')]))).toEqual([
      'subnet-1',
      'subnet-2',
    ]);
  });

  it('refuses an output that turns out to be empty', async () => {
    await expect(valueOf(someOf('subnetIds', pulumi.output([])))).rejects.toMatchObject({
      propertyPath: 'subnetIds',
      reason: 'must name at least one, got none',
    });
  });
});
