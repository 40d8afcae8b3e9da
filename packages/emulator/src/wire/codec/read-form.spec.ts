import fc from 'fast-check';
import { readFormTree } from './form-tree.js';
import { loadModel } from '../model/model.js';
import { readForm } from './read-form.js';

const ec2 = loadModel('ec2');
const autoscaling = loadModel('autoscaling');

it.each([
  ['Filter.1.Name=a&Filter.1.Value.1=x', { Filters: [{ Name: 'a', Values: ['x'] }] }],
  ['InstanceId.2=b&InstanceId.10=c&InstanceId.1=a', { InstanceIds: ['a', 'b', 'c'] }],
  ['InstanceId.3=c&InstanceId.7=g', { InstanceIds: ['c', 'g'] }],
  ['InstanceId=', { InstanceIds: [] }],
  ['MaxResults=5&DryRun=TRUE', { MaxResults: 5, DryRun: true }],
  ['NextToken=', { NextToken: '' }],
  ['NextToken=a&NextToken=b', { NextToken: 'b' }],
  ['NextToken=a%2Bb+c%26d', { NextToken: 'a+b c&d' }],
])('reads the EC2 form %s', (form, input) => {
  expect(readEc2(form)).toEqual({ input, violations: [] });
});

it('reads nested members, lists below `member`, and instants', () => {
  const form = [
    'AutoScalingGroupName=web',
    'StartTime=2026-01-31T12:00:00Z',
    'EndTime=2026-02-01',
    'MinSize=0',
    'Tags.member.2.Key=b',
    'Tags.member.1.Key=a',
    'Tags.member.1.PropagateAtLaunch=true',
    'LaunchTemplate.Version=$Latest',
  ].join('&');
  const read = (type: string) => readForm(tree(form), type, autoscaling).input;

  expect(read('PutScheduledUpdateGroupActionType')).toEqual({
    AutoScalingGroupName: 'web',
    StartTime: new Date('2026-01-31T12:00:00Z'),
    EndTime: new Date('2026-02-01T00:00:00Z'),
    MinSize: 0,
  });
  expect(read('CreateAutoScalingGroupType')).toEqual({
    AutoScalingGroupName: 'web',
    MinSize: 0,
    Tags: [{ Key: 'a', PropagateAtLaunch: true }, { Key: 'b' }],
    LaunchTemplate: { Version: '$Latest' },
  });
});

it('reads base64 into bytes and says when it is none', () => {
  const read = (form: string) => readForm(tree(form), 'ImportKeyPairRequest', ec2);

  expect(read('PublicKeyMaterial=/wA%3D').input).toEqual({ PublicKeyMaterial: new Uint8Array([255, 0]) });
  expect(read('PublicKeyMaterial=%25').violations).toMatchObject([{ kind: 'malformed', expected: 'blob' }]);
});

it.each([
  ['MaxResults=', 'malformed'],
  ['MaxResults=1.5', 'malformed'],
  ['MaxResults=0x10', 'malformed'],
  ['MaxResults.1=1', 'malformed'],
  ['InstanceId=i-1', 'malformed'],
  ['Filter.1=a', 'malformed'],
  ['InstanceId.first=i-1', 'unknown'],
  ['toString=1', 'unknown'],
  ['__proto__.a=1', 'unknown'],
])('finds what is wrong with %s', (form, kind) => {
  expect(readEc2(form).violations).toMatchObject([{ kind }]);
});

it('says where a value is that it cannot read', () => {
  const { violations } = readEc2('Filter.2.Value.3.x=1&Filter.1.Name=a');

  expect(violations).toEqual([
    {
      kind: 'malformed',
      expected: 'string',
      found: undefined,
      path: [
        { member: 'Filters', wire: 'Filter' },
        { index: 2 },
        { member: 'Values', wire: 'Value' },
        { index: 3 },
      ],
    },
  ]);
});

it('never throws, whatever the form, and reads no member that the model lacks', () => {
  const part = fc.constantFrom(
    'Filter',
    '1',
    '2',
    'member',
    'Name',
    'Value',
    '',
    '__proto__',
    'InstanceId',
    'DryRun',
  );
  const names = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'));
  const forms = fc.array(fc.tuple(names, fc.constantFrom('', 'true', '7', 'a')), { maxLength: 8 });

  fc.assert(
    fc.property(forms, (form) => {
      const root = readFormTree(new URLSearchParams(form), () => false);
      const { input } = readForm(root, 'DescribeInstancesRequest', ec2);

      expect(['InstanceIds', 'DryRun', 'Filters']).toEqual(
        expect.arrayContaining(Object.keys(input as object)),
      );
    }),
  );
});

const tree = (form: string) => readFormTree(new URLSearchParams(form), () => false);
const readEc2 = (form: string) => readForm(tree(form), 'DescribeInstancesRequest', ec2);
