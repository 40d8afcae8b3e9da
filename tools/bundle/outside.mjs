/**
 * Keeps what a package depends on out of its bundle: it is the user's own copy. Only what the package names as `bundled`
 * comes in, with all that this depends on.
 *
 * @param {readonly string[]} bundled names of packages
 */
export const outside = (bundled) => ({
  name: 'outside',
  setup(build) {
    build.onResolve({ filter: /^[^.]/ }, ({ path, importer, kind }) =>
      kind === 'entry-point' || bundled.includes(path) || importer.includes('/node_modules/')
        ? undefined
        : { path, external: true },
    );
  },
});
