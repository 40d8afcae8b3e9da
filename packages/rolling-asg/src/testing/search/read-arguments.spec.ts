import { readArguments } from './read-arguments.js';

const defaults = { processors: 2, anySeed: () => 4_711 };

describe('the arguments of a search', () => {
  it('are numbers, names and parts', () => {
    const args = readArguments(['--', '--seed', '7', '--without', 'f1,e0'], defaults);

    expect(args).toMatchObject({ seed: 7, without: ['f1', 'e0'], workers: 2, exhaustive: false });
  });

  it('give a time, and begin somewhere new unless they say where', () => {
    const anywhere = readArguments(['--for', '60s'], defaults);
    const there = readArguments(['--for', '2m', '--from', '7'], defaults);

    expect(anywhere).toMatchObject({ forMs: 60_000, from: 4_711 });
    expect(there).toMatchObject({ forMs: 120_000, from: 7 });
    expect(readArguments([], defaults)).toMatchObject({ forMs: undefined, from: 1, seeds: 1_000 });
  });

  it('that make no sense are refused', () => {
    expect(() => readArguments(['--seeds', 'many'], defaults)).toThrow(
      'Expected `--seeds` to be a number >= 0, got `many`',
    );
    expect(() => readArguments(['--for', 'ever'], defaults)).toThrow(
      'Expected `--for` to be a time as `60s`, got `ever`',
    );
    expect(() => readArguments(['--strategies', 'swap'], defaults)).toThrow(
      'Expected `--strategies` to be one of replace, refresh, any, got `swap`',
    );
    expect(() => readArguments(['--sead', '7'], defaults)).toThrow('sead');
  });
});
