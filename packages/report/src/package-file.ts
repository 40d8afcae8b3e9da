/**
 * A file of this package, named from its root: from the sources, and from what they are bundled into. Both lie one folder
 * below it.
 */
export const packageFile = (path: string): URL => new URL(`../${path}`, import.meta.url);
