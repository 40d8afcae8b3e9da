import { explainUnknown } from './explain-unknown.js';

const known = {
  options: ['json', 'ami', 'keep-previous', 'config'],
  commands: ['deploy', 'plan', 'status', 'local'],
};

describe('explainUnknown', () => {
  it.each([
    ['Unknown argument: jsn', 'Unknown argument: jsn. Did you mean `--json`?'],
    [
      'Unknown arguments: dry-run, dryRun',
      'Unknown argument: dry-run. A plan changes nothing: clicamos plan',
    ],
    [
      'Unknown arguments: keep-prevous, keepPrevous',
      'Unknown argument: keep-prevous. Did you mean `--keep-previous`?',
    ],
    ['Unknown argument: whatever', 'Unknown argument: whatever'],
    ['Expected a command', 'Expected a command'],
  ])('says of `%s`: %s', (message, sentence) => {
    expect(explainUnknown(message, ['deploy'], known)).toBe(sentence);
  });

  it.each([
    ['logs', 'Unknown command: logs. Run: clicamos local logs'],
    ['lgs', 'Unknown command: lgs. Did you mean `clicamos local logs`?'],
    ['delpoy', 'Unknown command: delpoy. Did you mean `clicamos deploy`?'],
    ['xyzzy', 'Unknown command: xyzzy. Run: clicamos --help'],
  ])('says of a command `%s`: %s', (word, sentence) => {
    expect(explainUnknown(`Unknown argument: ${word}`, [word], known)).toBe(sentence);
    expect(explainUnknown('Did you mean plan?', [word], known)).toBe(sentence);
  });
});
