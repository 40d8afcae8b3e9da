import { readArguments } from './read-arguments.js';

describe('the arguments of a search', () => {
  it('are numbers, names and parts', () => {
    const args = readArguments(['--', '--seed', '7', '--without', 'f1,e0'], 2);

    expect(args).toMatchObject({ seed: 7, without: ['f1', 'e0'], workers: 2, exhaustive: false });
  });

  it('that make no sense are refused', () => {
    expect(() => readArguments(['--seeds', 'many'], 2)).toThrow(
      'Expected `--seeds` to be a number >= 0, got `many`',
    );
    expect(() => readArguments(['--sead', '7'], 2)).toThrow('sead');
  });
});
