import { withOwnOptionsFirst } from './with-own-options-first.js';

const help = `clicamos deploy

Image (one of):
  --ami  The image, by id

Options:
      --help     Show help
  -v, --verbose  Reasons in
                 words
      --json     JSON
      --version  Show version
      --adopt    Take over
                 a group
      --plan     Do what it says

Examples:
  clicamos deploy --json  Roll
`;

describe('withOwnOptionsFirst', () => {
  it('puts the options of every command after those of this one, with their lines', () => {
    expect(withOwnOptionsFirst(help)).toBe(`clicamos deploy

Image (one of):
  --ami  The image, by id

Options:
      --adopt    Take over
                 a group
      --plan     Do what it says
      --help     Show help
  -v, --verbose  Reasons in
                 words
      --json     JSON
      --version  Show version

Examples:
  clicamos deploy --json  Roll
`);
  });

  it('leaves a text as it is that has no such section, or nothing else in it', () => {
    const last = 'x\n\nOptions:\n  --help  Show help\n  --json  JSON';

    expect(withOwnOptionsFirst('0.1.0')).toBe('0.1.0');
    expect(withOwnOptionsFirst(last)).toBe(last);
  });
});
