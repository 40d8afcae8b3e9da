import { readFileSync } from 'node:fs';

/** The version of this package: of its own manifest, wherever the command runs. */
export function cliVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
