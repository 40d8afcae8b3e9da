import { splitCommands } from './split-commands.js';

const commandsOf = (script: string) => splitCommands(script).map(({ line, words }) => [line, ...words]);

describe('splitCommands', () => {
  it.each([
    [
      'one after the other',
      'npm ci && npx nx run cli:demo; ls | wc -l',
      [
        [1, 'npm', 'ci'],
        [1, 'npx', 'nx', 'run', 'cli:demo'],
        [1, 'ls'],
        [1, 'wc', '-l'],
      ],
    ],
    [
      'continued lines',
      'clicamos deploy prod \\\n  --ami ami-1\nls',
      [
        [1, 'clicamos', 'deploy', 'prod', '--ami', 'ami-1'],
        [3, 'ls'],
      ],
    ],
    ['variables in front', 'AWS_REGION=us-east-1 A="b c" clicamos plan', [[1, 'clicamos', 'plan']]],
    ['only variables', 'A=b', []],
    [
      'loops',
      'while sleep 0.1; do curl -s http://127.0.0.1:80/; done',
      [
        [1, 'sleep', '0.1'],
        [1, 'curl', '-s', 'http://127.0.0.1:80/'],
      ],
    ],
    [
      'conditions',
      'if ! clicamos status; then\n  exit 1\nfi',
      [
        [1, 'clicamos', 'status'],
        [2, 'exit', '1'],
      ],
    ],
    ['a loop over words', 'for name in a b; do echo "$name"; done', [[1, 'echo', '$name']]],
    [
      'comments',
      '# first\nls # the rest\necho a#b',
      [
        [2, 'ls'],
        [3, 'echo', 'a#b'],
      ],
    ],
    ['quotes', `echo 'a b' "c 'd'" e\\ f`, [[1, 'echo', 'a b', "c 'd'", 'e f']]],
    ['an empty word', `clicamos plan ''`, [[1, 'clicamos', 'plan', '']]],
    ['redirections', 'clicamos schema >a.json 2>&1 <b', [[1, 'clicamos', 'schema']]],
    [
      'here-documents',
      'cat >a <<EOF\nnpx no\nEOF\nls',
      [
        [1, 'cat'],
        [4, 'ls'],
      ],
    ],
    [
      'substitutions',
      'A=$(clicamos ami resolve\n) ls',
      [
        [1, 'clicamos', 'ami', 'resolve'],
        [2, 'ls'],
      ],
    ],
    [
      'substitutions in quotes',
      'echo "at $(clicamos status | tail -1)"',
      [
        [1, 'clicamos', 'status'],
        [1, 'tail', '-1'],
        [1, 'echo', 'at $(clicamos status | tail -1)'],
      ],
    ],
    [
      'process substitutions',
      'source <(clicamos completion)',
      [
        [1, 'clicamos', 'completion'],
        [1, 'source', '<(clicamos completion)'],
      ],
    ],
    ['expansions', 'echo ${A:-b c} $HOME', [[1, 'echo', '${A:-b c}', '$HOME']]],
  ])('splits %s', (_what, script, expected) => {
    expect(commandsOf(script)).toEqual(expected);
  });
});
