import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createParser } from './parser.js';

const template = join(import.meta.dirname, '..', '..', '..', '..', 'packer', 'app.pkr.hcl');

describe('the example of `clicamos ami build`', () => {
  it('gives every variable that its template requires', async () => {
    const hcl = await readFile(template, 'utf8');
    const variables = [...hcl.matchAll(/^variable "(\w+)" \{([^]*?)^\}/gm)];
    const required = variables.flatMap(([, name = '', body = '']) =>
      /^ +default /m.test(body) ? [] : [name],
    );
    let help = '';
    await createParser({ run: async () => undefined }).parseAsync(
      ['ami', 'build', '--help'],
      {},
      (_error, _argv, output) => {
        help = output;
      },
    );

    const given = [...help.matchAll(/--var (\w+)=/g)].map(([, name]) => name);

    expect(required).not.toEqual([]);
    expect(given.sort()).toEqual(required.sort());
  });
});
