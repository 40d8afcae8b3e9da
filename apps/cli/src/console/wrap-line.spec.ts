import fc from 'fast-check';
import { createParser } from '../command-line/parser.js';
import { commandNames } from './command-names.js';
import { wrapLine } from './wrap-line.js';

describe('wrapLine', () => {
  it.each([
    ['leaves what fits', 'it serves', 60, ['it serves']],
    [
      'breaks at words, and goes on a little further in',
      '  being rolled out, at step drain',
      22,
      ['  being rolled out,', '    at step drain'],
    ],
    [
      'goes on under the text of a label',
      '  why        its image is broken',
      40,
      ['  why        its image is broken'],
    ],
    [
      'of a label that is narrow beside the text',
      '  why        web-elb got 500 from all of them',
      39,
      ['  why        web-elb got 500 from all', '             of them'],
    ],
    [
      'of a number, and of a mark',
      '  ! draining takes longer than a request',
      30,
      ['  ! draining takes longer than', '    a request'],
    ],
    [
      'keeps a command whole',
      'To go back to one: clicamos rollback local --to VERSION',
      50,
      ['To go back to one:', '  clicamos rollback local --to VERSION'],
    ],
    [
      'keeps two commands of a line whole',
      'watch it: clicamos status prod --watch · go back: clicamos abort prod',
      40,
      ['watch it: clicamos status prod --watch', '  · go back: clicamos abort prod'],
    ],
    [
      'leaves a command that is wider than the terminal to the terminal, which copies it whole',
      'fix  aws autoscaling resume-processes --auto-scaling-group-name web-v041, then again',
      40,
      ['fix  aws autoscaling resume-processes --auto-scaling-group-name web-v041,', '     then again'],
    ],
    [
      'keeps a number and its unit in one row',
      '1 242 lost of 13 967, p99 675 ms, p50 12 ms',
      28,
      ['1 242 lost of 13 967,', '  p99 675 ms, p50 12 ms'],
    ],
    [
      'leaves no dot at the end of a row, and breaks no fact that has room in one',
      'prod · AWS 123456789012 · us-east-1 · service web',
      40,
      ['prod · AWS 123456789012 · us-east-1', '  · service web'],
    ],
    [
      'breaks no cell of a row that has room in one',
      '  live   web-v041   3/3 serving   (min 2, desired 3, max 8)',
      50,
      ['  live   web-v041   3/3 serving', '         (min 2, desired 3, max 8)'],
    ],
    [
      'breaks a cell that has no room in a row, at words',
      '  live   web-v041   an image that was given by its id',
      30,
      ['  live   web-v041   an image', '         that was given by its', '         id'],
    ],
    [
      'keeps a count and how long ago something was in one row',
      'last seen 12 min ago, it serves with 12 of 12',
      16,
      ['last seen', '  12 min ago, it', '  serves with', '  12 of 12'],
    ],
    [
      'keeps an option and its value in one row',
      'It has 3 services. Name one: --service checkout-web',
      44,
      ['It has 3 services. Name one:', '  --service checkout-web'],
    ],
    [
      'breaks what is quoted and has no room in a row at words',
      'line 3: `there is no more of it here`',
      22,
      ['line 3: `there is no', '  more of it here`'],
    ],
    [
      'keeps what is quoted whole',
      'Expected the group `web v041 of prod` to be there',
      30,
      ['Expected the group', '  `web v041 of prod` to be', '  there'],
    ],
  ])('%s', (_what, line, columns, rows) => {
    expect(wrapLine(line, columns)).toEqual(rows);
  });

  it('keeps colours within the rows', () => {
    const [first = '', second = ''] = wrapLine('\u001B[31mone two three\u001B[39m', 10);

    expect(first).toBe('\u001B[31mone two\u001B[39m');
    expect(second).toBe('  \u001B[31mthree\u001B[39m');
  });

  it('breaks no word, loses none, and no row of short words is wider than the terminal', () => {
    const word = fc.stringMatching(/^[a-z]{1,10}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 20, max: 120 }), (words, columns) => {
        const rows = wrapLine(words.join(' '), columns);

        expect(rows.flatMap((row) => row.trim().split(' '))).toEqual(words);
        expect(rows.filter(({ length }) => length > columns)).toEqual([]);
      }),
    );
  });
});

it('knows every command of the program', async () => {
  let help = '';
  await createParser({ run: async () => undefined }).parseAsync(
    ['--help'],
    {},
    (_error: unknown, _argv: unknown, output: string) => void (help = output),
  );

  const names = [...help.matchAll(/^ {2}clicamos ([a-z][\w-]*)/gm)].map(([, name]) => name);

  expect([...new Set(names)].toSorted()).toEqual([...commandNames]);
});
