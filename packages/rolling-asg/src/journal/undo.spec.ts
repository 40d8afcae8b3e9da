import fc from 'fast-check';
import { formatUndo, parseUndo } from './undo.js';

describe('undo', () => {
  it.each([
    [{}, ''],
    [{ minSize: 0, pinnedMinSize: 3 }, 'min=0 pinned=3'],
    [{ minSize: 2, loadBalancerNames: ['web-elb', 'api-elb'] }, 'min=2 lb=web-elb/api-elb'],
    [{ isAdopted: true, previousName: 'my old asg' }, 'adopted=yes from=my old asg'],
  ])('%j is written as %s', (undo, text) => {
    expect(formatUndo(undo)).toBe(text);
    expect(parseUndo(text)).toEqual(undo);
  });

  it('comes back from a tag as it was written', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,20}$/);
    const undo = fc.record(
      {
        minSize: fc.nat(1000),
        pinnedMinSize: fc.nat(1000),
        loadBalancerNames: fc.array(name, { minLength: 1, maxLength: 5 }),
        isAdopted: fc.constant(true),
        previousName: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 =/_-]{0,40}$/),
      },
      { requiredKeys: [] },
    );

    fc.assert(fc.property(undo, (value) => expect(parseUndo(formatUndo(value))).toEqual(value)));
  });

  it('that somebody else wrote over is read without what makes no sense', () => {
    expect(parseUndo('min=two nonsense lb=')).toEqual({ loadBalancerNames: [] });
  });
});
