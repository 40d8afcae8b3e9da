import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** What each file imports of this package, types too and examples not; specs and what only they use are left out. */
function filesGraph(): Graph {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing'))
    .map((file) => join(root, file));
  return new Map(files.map((file) => [file, new Set(importsOf(file))]));
}

function importsOf(file: string): readonly string[] {
  const found = readFileSync(file, 'utf8').matchAll(/^(?! \*).* from '(\.[^']+)\.js'/gm);
  return [...found].map(([, path = '']) => resolve(dirname(file), `${path}.ts`));
}

/** The same between the rooms of a folder: the folders and files directly in it. */
function roomsGraph(files: Graph, folder = root): Graph {
  const roomOf = (file: string) => relative(folder, file).split(sep)[0] ?? '';
  const rooms = new Map<string, Set<string>>();
  for (const [file, imported] of files) {
    if (!isIn(folder, file)) continue;
    const room = rooms.get(roomOf(file)) ?? new Set<string>();
    rooms.set(roomOf(file), room);
    for (const other of imported)
      if (isIn(folder, other) && roomOf(other) !== roomOf(file)) room.add(roomOf(other));
  }
  return rooms;
}

const isIn = (folder: string, file: string) => !relative(folder, file).startsWith('..');

/** Those that lead back to themselves, found by taking away again and again what imports nothing that is left. */
function circle(graph: Graph): readonly string[] {
  const left = new Map([...graph].map(([node, imported]) => [node, new Set(imported)]));
  for (;;) {
    const ends = [...left].filter(([, imported]) => [...imported].every((other) => !left.has(other)));
    if (ends.length === 0) break;
    for (const [node] of ends) left.delete(node);
  }
  return [...left.keys()].map((node) => relative(root, resolve(root, node)));
}

describe('the imports of this package', () => {
  it('close no circle of files', () => {
    const files = filesGraph();

    expect(files.size).toBeGreaterThan(400);
    expect(circle(files)).toEqual([]);
  });

  it('close no circle of rooms: no arrow leads upwards', () => {
    expect(circle(roomsGraph(filesGraph()))).toEqual([]);
  });

  it('close no circle of the rooms of Auto Scaling', () => {
    const rooms = roomsGraph(filesGraph(), join(root, 'autoscaling'));

    expect(rooms.size).toBeGreaterThan(15);
    expect(circle(rooms)).toEqual([]);
  });
});
