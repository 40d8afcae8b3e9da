/**
 * Keeps what a package depends on out of its bundle: it is the user's own copy. Only what the package names as `bundled`
 * comes in, with all that this depends on.
 *
 * @param {{ bundled?: readonly string[], dependencies?: Record<string, string> }} manifest
 */
export const outside = ({ bundled = [], dependencies = {} }) => ({
  name: 'outside',
  setup(build) {
    build.onResolve({ filter: /^[^.]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point' || isOf(bundled, path)) return undefined;
      const isInside = /[\\/]node_modules[\\/]/.test(importer) && !isOf(Object.keys(dependencies), path);
      return isInside ? undefined : { path, external: true };
    });
  },
});

/** Whether a path is of one of the packages. */
const isOf = (names, path) => names.some((name) => path === name || path.startsWith(`${name}/`));
