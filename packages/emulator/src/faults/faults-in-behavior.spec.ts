import { readFileSync } from 'node:fs';
import { doubtFields } from './plan/doubt-fields.js';
import { likely } from '../service/doubts.js';
import { faultFields } from './plan/fault-fields.js';

const behavior = readFileSync(new URL('../../BEHAVIOR.md', import.meta.url), 'utf8');

/** The rows of the table in a section, by the name in their first cell. */
function rowsOf(heading: string): ReadonlyMap<string, readonly string[]> {
  const [, section = ''] = behavior.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  const rows = [...text.matchAll(/^\| `([\w-]+)` *\|(.*)\|$/gm)];
  return new Map(
    rows.map(([, name = '', cells = '']) => [name, cells.split('|').map((cell) => cell.trim())]),
  );
}

/** Described once for all: who chooses launches or instances, and when. */
const shared = ['from', 'until', 'times', 'skip', 'probability', 'instanceTypes', 'zones', 'groups'];

describe('BEHAVIOR.md', () => {
  it('lists the faults that there are', () => {
    expect([...rowsOf('Faults').keys()]).toEqual(Object.keys(faultFields));
  });

  it.each(Object.entries(faultFields))('names the fields of the fault %s', (name, fields) => {
    const [cell = ''] = rowsOf('Faults').get(name) ?? [];
    const choosesBy =
      cell.startsWith('launches') || cell.startsWith('instances') ? [...shared, 'instances'] : shared;

    const own = Object.keys(fields).filter((field) => !choosesBy.includes(field));

    for (const field of own) expect(cell).toContain(`\`${field}\``);
  });

  it('lists the doubts that there are, with their values and defaults', () => {
    const rows = rowsOf('Doubts');

    expect([...rows.keys()]).toEqual(Object.keys(doubtFields));
    for (const [name, value] of Object.entries(likely)) {
      const [values = '', byDefault = ''] = rows.get(name) ?? [];
      expect({ name, byDefault }).toEqual({
        name,
        byDefault: typeof value === 'number' ? '0' : `\`${value}\``,
      });
      expect(values).toContain(typeof value === 'number' ? 'time' : `\`${value}\``);
    }
  });
});
