import { parseEnvironmentFile, parseServiceUnit, splitWords } from './systemd-unit.js';

describe('a unit of systemd', () => {
  it('says what its service runs, where, and with which variables', () => {
    const unit = parseServiceUnit(`
      # a comment
      [Unit]
      ExecStart=/bin/false
      [Service]
      WorkingDirectory=/opt/app
      Environment=A=1 "B=two words"
      EnvironmentFile=/etc/app.env
      EnvironmentFile=-/etc/more.env
      ExecStart=
      ExecStart=-/usr/bin/node \\
        "dist/main file.js" --port=80
      [Install]
      WantedBy=multi-user.target`);

    expect(unit).toEqual({
      start: ['/usr/bin/node', 'dist/main file.js', '--port=80'],
      workingDirectory: '/opt/app',
      env: { A: '1', B: 'two words' },
      environmentFiles: ['/etc/app.env', '/etc/more.env'],
    });
  });

  it('says nothing where there is no service', () => {
    expect(parseServiceUnit('[Unit]\nDescription=x')).toEqual({
      start: [],
      workingDirectory: undefined,
      env: {},
      environmentFiles: [],
    });
  });

  it('has a file of variables, with comments and quotes', () => {
    expect(parseEnvironmentFile('# c\nA=1\n\nB="two words"\nC=\nnot a variable\nD=a=b\n')).toEqual({
      A: '1',
      B: 'two words',
      C: '',
      D: 'a=b',
    });
  });

  it.each([
    ['', []],
    ['a  b', ['a', 'b']],
    [`a' 'b "c\\"d" e\\ f`, ['a b', 'c"d', 'e f']],
    [`--x="y z"`, ['--x=y z']],
  ])('splits %j into %j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});
