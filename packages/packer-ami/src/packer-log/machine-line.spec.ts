import fc from 'fast-check';
import { formatMachineLine, parseMachineLine } from './machine-line.js';

describe('parseMachineLine', () => {
  it.each([
    ['1,,ui,say,hello', { timestamp: 1, target: '', type: 'ui', data: ['say', 'hello'] }],
    [
      '1795411771,web.null.one,artifact,0,end',
      { timestamp: 1795411771, target: 'web.null.one', type: 'artifact', data: ['0', 'end'] },
    ],
    ['1,web,artifact,0,id,', { timestamp: 1, target: 'web', type: 'artifact', data: ['0', 'id', ''] }],
    [
      '1,,ui,message,hi%!(PACKER_COMMA) there',
      { timestamp: 1, target: '', type: 'ui', data: ['message', 'hi, there'] },
    ],
    ['1,,ui,say,\\n==> a\\r\\nb', { timestamp: 1, target: '', type: 'ui', data: ['say', '\n==> a\r\nb'] }],
    ['1,,version,1.6.6', { timestamp: 1, target: '', type: 'version', data: ['1.6.6'] }],
    ['1,,end,', { timestamp: 1, target: '', type: 'end', data: [] }],
    ['1,,end', { timestamp: 1, target: '', type: 'end', data: [] }],
  ])('reads %j', (text, line) => {
    expect(parseMachineLine(text)).toEqual(line);
  });

  it.each([
    '',
    '==> web: Launching a source AWS instance...',
    '2026/11/23 05:50:14 1795413014,,ui,error,Failed to parse template',
    'us-east-1: ami-0a1',
    '12,34',
    '12,a,b c,d',
    '\u001b[1;32m1,,ui,say,x',
  ])('takes %j for a line for people', (text) => {
    expect(parseMachineLine(text)).toBeUndefined();
  });

  it('reads back what was written, but for data that looks like an escape', () => {
    const isUnambiguous = (text: string) => !/%!\(PACKER_COMMA\)|\\n|\\r/.test(text);
    const piece = fc.constantFrom(',', '\n', '\r', '\\', '%!(', 'PACKER_COMMA', ')', 'n', 'r', ':', 'é', ' ');
    const datum = fc
      .oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      )
      .filter(isUnambiguous);
    const lines = fc.record({
      timestamp: fc.nat(),
      target: fc.stringMatching(/^[a-z0-9.-]*$/),
      type: fc.stringMatching(/^[a-z][a-z0-9-]*$/),
      // One empty datum and none at all are written alike.
      data: fc.array(datum).filter((data) => data.length !== 1 || data[0] !== ''),
    });
    fc.assert(
      fc.property(lines, (line) => {
        expect(parseMachineLine(formatMachineLine(line))).toEqual(line);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and never makes up more fields than there are commas', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', ',', 'a', '%!(PACKER_COMMA)', '\\n', '-', ' ') }),
        (text) => {
          const line = parseMachineLine(text);

          expect((line?.data.length ?? 0) + 2).toBeLessThanOrEqual(text.split(',').length + 1);
        },
      ),
    );
  });
});
