import { changedInputs } from './changed-inputs.js';

describe('the inputs that are others than at the last run', () => {
  it.each([
    [{ a: 1, b: [{ c: 'x' }] }, { b: [{ c: 'x' }], a: 1 }, []],
    [{ a: 1 }, { a: 1, b: undefined }, []],
    [{ a: { b: 1, c: undefined } }, { a: { b: 1 } }, []],
    [{ a: 1, b: 2 }, { a: 2, b: 2 }, ['a']],
    [{ a: 1 }, {}, ['a']],
    [{}, { a: null }, ['a']],
    [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, ['a']],
  ])('of %j and %j are %j', (before, now, names) => {
    expect(changedInputs(before, now)).toEqual(names);
  });
});
