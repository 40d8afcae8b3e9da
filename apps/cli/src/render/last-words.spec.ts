import { lastWords } from './last-words.js';

const wrote = (instanceId: string, consoleOutput?: string) => ({
  instanceId,
  states: [],
  ...(consoleOutput !== undefined && { consoleOutput }),
});

describe('lastWords', () => {
  it('tells the last line of each console, and once what several say', () => {
    const instances = [
      wrote('i-1', 'starts\nError: no database\n\n'),
      wrote('i-2', 'starts\nanswers 500 to /health\n'),
      wrote('i-3', 'Error: no database'),
    ];

    expect(lastWords({ instances })).toEqual([
      '2 instances: Error: no database',
      'i-2: answers 500 to /health',
    ]);
  });

  it('says nothing of consoles that are empty or were not read', () => {
    expect(lastWords({ instances: [wrote('i-1', ' \n'), wrote('i-2')] })).toEqual([]);
  });

  it('leaves the evidence what is too long, and what is too much', () => {
    const instances = ['a', 'b', 'c', 'd'].map((name) => wrote(`i-${name}`, name.repeat(500)));

    const lines = lastWords({ instances });

    expect(lines).toHaveLength(3);
    expect(lines.at(0)).toBe(`i-a: ${'a'.repeat(160)}`);
  });
});
