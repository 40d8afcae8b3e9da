import { readFile } from 'node:fs/promises';

/** A way to break the engine: in that file of `src`, `from` becomes `to`. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export async function readMutations(): Promise<readonly Mutation[]> {
  const text = await readFile(new URL('./mutations.json', import.meta.url), 'utf8');
  // Our own file, next to this one.
  return JSON.parse(text) as readonly Mutation[];
}
