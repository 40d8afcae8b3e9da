import { refuseBadDemo } from './refuse-bad-demo.js';

describe('clicamos demo', () => {
  it.each([
    [{ rate: 0, speed: 20 }, 'Expected `--rate` to be requests per second, 1 to 10000, got `0`'],
    [{ rate: 1.5, speed: 20 }, 'Expected `--rate` to be requests per second, 1 to 10000, got `1.5`'],
    [{ rate: 200, speed: 0 }, 'Expected `--speed` to be AWS seconds per real second, 1 to 1000, got `0`'],
  ])('refuses %j in the words of the command line', (options, sentence) => {
    expect(() => refuseBadDemo(options)).toThrow(sentence);
  });
});
