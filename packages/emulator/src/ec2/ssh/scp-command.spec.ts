import { parseScpCommand } from './scp-command.js';

describe('a command over SSH', () => {
  it.each([
    ['scp -vt /tmp', { kind: 'take', path: '/tmp' }],
    ['scp -rvt /opt/app', { kind: 'take', path: '/opt/app' }],
    ["scp -v -t -- '/tmp/two words'", { kind: 'take', path: '/tmp/two words' }],
    ['scp -t ~/app', { kind: 'take', path: 'app' }],
    ['scp -t ~', { kind: 'take', path: '.' }],
    ['scp -vf /etc/app.env', { kind: 'give', path: '/etc/app.env' }],
  ])('%s copies', (command, copy) => {
    expect(parseScpCommand(command)).toEqual(copy);
  });

  it.each([
    'ls -la',
    'scp',
    'scp -t',
    'scp a b',
    'scp -rf /opt',
    'scp -t /tmp; rm x',
    'scp -f $HOME/x',
    'scp -f *.txt',
    'sudo scp -t /tmp',
  ])('%s is left to the shell', (command) => {
    expect(parseScpCommand(command)).toBeUndefined();
  });
});
