import { pointHints } from './point-hints.js';

const endpoint = 'http://127.0.0.1:4566';

describe('pointHints', () => {
  it.each([
    [
      'See what there is: aws ec2 describe-images --region us-east-1 --owners self',
      'See what there is: aws --endpoint-url http://127.0.0.1:4566 ec2 describe-images --region us-east-1 --owners self',
    ],
    [
      'suspended (aws autoscaling resume-processes --auto-scaling-group-name web)',
      'suspended (aws --endpoint-url http://127.0.0.1:4566 autoscaling resume-processes --auto-scaling-group-name web)',
    ],
    ['the aws CLI reads aws ec2.', 'the aws CLI reads aws ec2.'],
    ['aws sso login --profile ops', 'aws sso login --profile ops'],
  ])('points each command of the AWS CLI at the emulator: %s', (text, expected) => {
    expect(pointHints(text, endpoint)).toBe(expected);
  });

  it('leaves a text about AWS as it is', () => {
    expect(pointHints('aws ec2 describe-images', undefined)).toBe('aws ec2 describe-images');
  });
});
