// Ways to break the engine on purpose: the loader puts one of them into a source as it is loaded, never into a file.
import { readFileSync } from 'node:fs';

const mutations = JSON.parse(readFileSync(new URL('mutations.json', import.meta.url), 'utf8'));

/**
 * Puts the mutation of that name into a source, if it is of that file.
 *
 * @throws Error when what it replaces is not there exactly once: the engine has moved on
 */
export function mutate(name, path, text) {
  const mutation = mutations.find((one) => one.name === name);
  if (mutation === undefined) throw new Error(`There is no mutation \`${name}\``);
  const { file, from, to } = mutation;
  if (!path.endsWith(`/src/${file}`)) return text;
  const count = text.split(from).length - 1;
  if (count !== 1)
    throw new Error(`Mutation \`${name}\`: want once, have ${count} times in ${file}: ${from}`);
  return text.replace(from, () => to);
}
