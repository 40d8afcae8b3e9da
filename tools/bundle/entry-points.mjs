/** What `exports` calls our sources. */
const ours = '@clicamos/source';

/**
 * The entry points of a package for esbuild: its exports, and programs.
 *
 * All of them lie directly in `dist`, as the chunks do: then `import.meta.url` of a file that lies directly in `src`
 * leads to the same files of the package from both.
 *
 * @param manifest the package's, where each export of code has a source and a default
 * @param {readonly string[]} programs each `NAME=SOURCE`
 * @returns {Record<string, string>} sources by name
 * @throws Error for an export that is not written directly into `dist`
 */
export function entryPointsOf({ exports }, programs = []) {
  return Object.fromEntries([
    ...Object.values(exports)
      .filter((target) => target[ours] !== undefined)
      .map((target) => [nameOf(target.default), target[ours]]),
    ...programs.map((program) => program.split('=')),
  ]);
}

function nameOf(path) {
  const name = /^\.\/dist\/([^/]+)\.js$/.exec(path)?.[1];
  if (name === undefined) throw new Error(`Expected an export as \`./dist/NAME.js\`, got \`${path}\``);
  return name;
}
