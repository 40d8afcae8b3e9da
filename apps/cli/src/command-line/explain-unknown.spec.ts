import { explainUnknown } from './explain-unknown.js';

const options = ['json', 'ami', 'keep-previous', 'config'];

describe('explainUnknown', () => {
  it.each([
    ['Unknown argument: jsn', 'Unknown argument: jsn. Did you mean `--json`?'],
    ['Unknown argument: logs', 'Unknown argument: logs. Run: clicamos local logs'],
    [
      'Unknown arguments: dry-run, dryRun',
      'Unknown argument: dry-run. A plan changes nothing: clicamos plan',
    ],
    [
      'Unknown arguments: keep-prevous, keepPrevous',
      'Unknown argument: keep-prevous. Did you mean `--keep-previous`?',
    ],
    ['Unknown argument: whatever', 'Unknown argument: whatever'],
    ['Did you mean local?', 'Unknown argument: logs. Run: clicamos local logs'],
    ['Expected a command', 'Expected a command'],
  ])('says of `%s`: %s', (message, sentence) => {
    expect(explainUnknown(message, ['logs'], options)).toBe(sentence);
  });
});
