import { register } from 'node:module';

const root = new URL('../', import.meta.url);
const loader = 'packages/rolling-asg/src/testing/search/load-source.mjs';

/**
 * Imports what the specs of a package share, which is no part of what is built: a tool that shows what a spec holds does
 * it with the same code.
 *
 * @param path of a TypeScript file, from the repository's root
 */
export function importSource(path) {
  register(new URL(loader, root));
  return import(new URL(path, root).href);
}
