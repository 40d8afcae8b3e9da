import { readFile } from 'node:fs/promises';

/**
 * Lets the bundler leave out what is not used of the AWS SDK's schemas. They write keys as `[_eQN]`, and for all that a
 * bundler knows such a key is code that must run; here they are written as the constants that they are.
 */
export const looseSchemas = {
  name: 'loose-schemas',
  setup(build) {
    build.onLoad(
      { filter: /@aws-sdk[\\/][^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ },
      async ({ path }) => ({
        contents: withWrittenKeys(await readFile(path, 'utf8')),
      }),
    );
  },
};

function withWrittenKeys(text) {
  const constants = new Map(
    Array.from(text.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm), ([, name, value]) => [name, value]),
  );
  return text.replace(/\[(_\w+)\]:/g, (key, name) => (constants.has(name) ? `${constants.get(name)}:` : key));
}
