import { readFile } from 'node:fs/promises';

/** A rule that the engine is to break. Where several guards hold it, each of them goes. */
export interface Mutation {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** In that file of `src`, `from` becomes `to`. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export async function readMutations(): Promise<readonly Mutation[]> {
  const text = await readFile(new URL('./mutations.json', import.meta.url), 'utf8');
  // Our own file, next to this one.
  return JSON.parse(text) as readonly Mutation[];
}
