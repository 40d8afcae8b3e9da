import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { licenceOf, reasonAgainstLicence } from '../check-dependencies/licences.mjs';

/**
 * What the licences of bundled packages want to go with them: for each its name, version and licence, and its text.
 *
 * @param {readonly string[]} inputs the files in the bundle
 * @returns {Promise<string | undefined>} nothing where all of them are ours
 * @throws Error for a package whose licence we may not take on, or that has no file with it
 */
export async function noticesOf(inputs) {
  const folders = new Set(
    inputs.map((file) => packageFolder.exec(file)?.[0]).filter((found) => found !== undefined),
  );
  const notices = await Promise.all([...folders].map(noticeOf));
  // Two copies of one version say the same.
  return notices.length === 0 ? undefined : [...new Set(notices)].toSorted().join('\n\n');
}

const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

async function noticeOf(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const reason = reasonAgainstLicence(manifest);
  if (reason !== undefined) throw new Error(reason);
  const name = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  if (name === undefined) throw new Error(`\`${manifest.name}\` has no file with its licence in ${folder}`);
  const text = await readFile(join(folder, name), 'utf8');
  return `${manifest.name}@${manifest.version} (${licenceOf(manifest)})\n\n${text.trim()}\n`;
}
