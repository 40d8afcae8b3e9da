import { scriptsInGroovy } from './scripts-in-groovy.js';
import { lineOfPath, scriptsInYaml } from './scripts-in-yaml.js';

describe('scriptsInYaml', () => {
  it('finds texts, blocks and lists of texts, each at its line', () => {
    const yaml = `job:
  before_script: [npm ci]
  script:
    - npm test
    - |
      npx clicamos plan
      npx clicamos deploy
  run: 'echo "a: b"'
`;

    expect(scriptsInYaml(yaml, new Set(['before_script', 'script', 'run']))).toEqual([
      { text: 'npm ci', line: 2 },
      { text: 'npm test', line: 4 },
      { text: 'npx clicamos plan\nnpx clicamos deploy\n', line: 6 },
      { text: 'echo "a: b"', line: 8 },
    ]);
  });
});

describe('lineOfPath', () => {
  it('is that of the value, or of its nearest parent', () => {
    const yaml = 'service: web\nenvironments:\n  prod:\n    cloud: aws\n';

    expect(lineOfPath(yaml, ['environments', 'prod', 'cloud'])).toBe(4);
    expect(lineOfPath(yaml, ['environments', 'prod', 'region'])).toBe(3);
    expect(lineOfPath(yaml, ['nothing'])).toBe(1);
  });
});

describe('scriptsInGroovy', () => {
  it('finds the texts of sh steps, each at its line', () => {
    const groovy = `pipeline {
  sh 'npm ci'
  sh """
    npx clicamos plan
  """
  def id = sh(returnStdout: true, script: 'echo \\'a\\'').trim()
  push 'no'
}`;

    expect(scriptsInGroovy(groovy)).toEqual([
      { text: 'npm ci', line: 2 },
      { text: '\n    npx clicamos plan\n  ', line: 3 },
      { text: "echo 'a'", line: 6 },
    ]);
  });
});
