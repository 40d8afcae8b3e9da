import { toConfig } from './to-config.js';

describe('toConfig', () => {
  it('gives keys without a namespace that of the project, and writes all but text as JSON', () => {
    const config = toConfig(
      { name: 'web', count: 3, draining: true, 'aws:endpoints': [{ ec2: 'http://x' }] },
      'shop',
    );

    expect(config).toEqual({
      'shop:name': 'web',
      'shop:count': '3',
      'shop:draining': 'true',
      'aws:endpoints': '[{"ec2":"http://x"}]',
    });
  });
});
