// Ways to break the engine on purpose: the loader puts one of them into sources as they are loaded, never into a file.
import { readFileSync } from 'node:fs';

const mutations = JSON.parse(readFileSync(new URL('mutations.json', import.meta.url), 'utf8'));

/**
 * Puts what the mutation of that name has for this file into its source.
 *
 * @throws Error when what it replaces is not there exactly once: the engine has moved on
 */
export function mutate(name, path, text) {
  const mutation = mutations.find((one) => one.name === name);
  if (mutation === undefined) throw new Error(`There is no mutation \`${name}\``);
  return mutation.edits
    .filter(({ file }) => path.endsWith(`/src/${file}`))
    .reduce((mutated, { file, from, to }) => {
      const count = mutated.split(from).length - 1;
      if (count !== 1)
        throw new Error(`Mutation \`${name}\`: want once, have ${count} times in ${file}: ${from}`);
      return mutated.replace(from, () => to);
    }, text);
}
