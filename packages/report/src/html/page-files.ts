import { readFile } from 'node:fs/promises';
import { packageFile } from '../package-file.js';

/** The built page: what `build-page.mjs` makes of `src/page`. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

/**
 * Reads the built page, which lies in `dist` both for the sources and for the published package.
 *
 * @throws {Error} when it was not built
 */
export async function readPageFiles(): Promise<PageFiles> {
  const read = async (name: string) => {
    return readFile(packageFile(`dist/page/${name}`), 'utf8').catch((error: unknown) => {
      throw new Error(`The page is not built: run \`npx nx run report:build-page\``, { cause: error });
    });
  };
  return { script: await read('page.js'), style: await read('page.css') };
}
