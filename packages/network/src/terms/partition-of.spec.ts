import { imageFilter, reasonNoImage } from './nat-image.js';
import { partitionOf } from './partition-of.js';

describe('partitionOf', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['eu-central-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('of %s is %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});

describe('the image of a NAT in another partition', () => {
  it('is Amazon’s own there, whose account has another number', () => {
    expect(imageFilter('amazon-linux-2023', 'arm64', 'aws-cn').owner).toBe('amazon');
  });

  it('is not looked for where its maker is not known', () => {
    expect(reasonNoImage('debian-13', 'aws-us-gov')).toMatch(/not in `aws-us-gov`: name its owner there/);
    expect(reasonNoImage('debian-13', 'aws')).toBeUndefined();
  });
});
