import { invocationOf } from './invocation.js';

describe('invocationOf', () => {
  it.each([
    ['clicamos deploy', 'clicamos', ['deploy']],
    ['npx clicamos deploy prod', 'clicamos', ['deploy', 'prod']],
    ['npx --yes -p @clicamos/cli clicamos plan', 'clicamos', ['plan']],
    ['npx @clicamos/cli@0.1.0 plan', 'clicamos', ['plan']],
    ['npm exec -- clicamos plan', 'clicamos', ['plan']],
    ['node_modules/.bin/clicamos plan', 'clicamos', ['plan']],
    ['sudo env A=1 B=2 npx clicamos demo', 'clicamos', ['demo']],
    ['timeout -k 60 clicamos demo', 'clicamos', ['demo']],
    ['npx nx run cli:demo', 'nx', ['run', 'cli:demo']],
    ['npm run build', 'npm', ['run', 'build']],
  ])('%s', (line, program, args) => {
    expect(invocationOf(line.split(' '))).toEqual({ program, args });
  });
});
