import fc from 'fast-check';
import { formatUndo, parseUndo } from './undo.js';

describe('undo', () => {
  it.each([
    [{}, ''],
    [{ start: 3, protectedBefore: 'none' }, 'start=3 protected=none'],
    [
      { sizes: { minSize: 1, desiredCapacity: 3, maxSize: 8 }, sourceIds: ['web-elb', 'api-elb'] },
      'sizes=1/3/8 lb=web-elb/api-elb',
    ],
    [
      {
        sourceIds: [
          'web-elb',
          'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef',
          'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/api/fedcba9876543210',
        ],
      },
      'lb=web-elb tg=aws:eu-west-1:123456789012:web.0123456789abcdef/api.fedcba9876543210',
    ],
    [
      {
        sourceIds: [
          'arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:targetgroup/web/0123456789abcdef',
        ],
      },
      'lb= tg=aws-cn:cn-north-1:123456789012:web.0123456789abcdef',
    ],
    [{ isAdopted: true, previousName: 'my old asg' }, 'adopted=yes from=my old asg'],
  ] as const)('%j is written as %s', (undo, text) => {
    expect(formatUndo(undo)).toBe(text);
    expect(parseUndo(text)).toEqual(undo);
  });

  it('comes back from a tag as it was written', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,20}$/);
    const undo = fc.record(
      {
        start: fc.nat(1000),
        sizes: fc.record({
          minSize: fc.nat(1000),
          desiredCapacity: fc.nat(1000),
          maxSize: fc.nat(1000),
        }),
        protectedBefore: fc.constantFrom('none', 'some', 'all'),
        protectsNew: fc.constant(true),
        sourceIds: fc.array(name, { minLength: 1, maxLength: 5 }),
        isAdopted: fc.constant(true),
        previousName: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 =/_-]{0,40}$/),
      },
      { requiredKeys: [] },
    );

    fc.assert(fc.property(undo, (value) => expect(parseUndo(formatUndo(value))).toEqual(value)));
  });

  it('that somebody else wrote over is read without what makes no sense', () => {
    expect(parseUndo('start=two sizes=1/2 protected=maybe nonsense lb=')).toEqual({ sourceIds: [] });
  });
});
