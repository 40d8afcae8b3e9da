import { reasonUnsupported } from './reason-unsupported.js';

describe('reasonUnsupported', () => {
  const known = { inputs: ['a', 'b'], laterInputs: ['onDelete'] };

  it.each([
    ['what it knows', { a: 1, b: 2 }],
    ['what matters only later', { a: 1, onDelete: true }],
    ['what is undefined', { a: 1, c: undefined }],
    ['its own region', { a: 1, region: 'eu-west-1' }],
  ])('has nothing against %s', (_what, inputs) => {
    expect(reasonUnsupported(inputs, known, 'eu-west-1')).toBeUndefined();
  });

  it('names every input that would have to be ignored', () => {
    expect(reasonUnsupported({ a: 1, c: 0, d: false }, known, 'eu-west-1')).toBe(
      'has inputs that pulumi-local does not know: `c`, `d`',
    );
  });

  it('names both regions when they differ', () => {
    expect(reasonUnsupported({ region: 'us-east-1' }, known, 'eu-west-1')).toBe(
      'asks for the region `us-east-1`, but the run is in `eu-west-1`',
    );
  });
});
