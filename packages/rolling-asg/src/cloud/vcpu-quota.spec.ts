import { quotaCodeOf } from './vcpu-quota.js';

describe('quotaCodeOf', () => {
  it.each([
    ['t3.micro', 'L-1216C47A'],
    ['m7i-flex.large', 'L-1216C47A'],
    ['c8g.xlarge', 'L-1216C47A'],
    ['d3en.xlarge', 'L-1216C47A'],
    ['im4gn.large', 'L-1216C47A'],
    ['dl1.24xlarge', 'L-6E869C2A'],
    ['hpc7g.4xlarge', 'L-F7808C92'],
    ['g5.xlarge', 'L-DB2E81BA'],
    ['vt1.3xlarge', 'L-DB2E81BA'],
    ['p5.48xlarge', 'L-417A185B'],
    ['f1.2xlarge', 'L-74FC7D96'],
    ['inf2.xlarge', 'L-1945791B'],
    ['trn1.2xlarge', 'L-2C3B7624'],
    ['x2gd.medium', 'L-7295265B'],
    ['u-6tb1.metal', 'L-43DA4232'],
    ['mac2.metal', undefined],
  ])('knows the quota of %s', (type, code) => {
    expect(quotaCodeOf(type)).toBe(code);
  });
});
