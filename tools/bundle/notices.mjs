import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { licenceOf, reasonAgainstLicence } from '../check-dependencies/licences.mjs';

/**
 * What the licences of bundled packages want to go with them: the names, versions and licence of those that have the same
 * text, and that text.
 *
 * @param {readonly string[]} inputs the files in the bundle
 * @returns {Promise<string | undefined>} nothing where all of them are ours
 * @throws Error for a package whose licence we may not take on, or whose text is not to be found
 */
export async function noticesOf(inputs) {
  const folders = new Set(
    inputs.map((file) => packageFolder.exec(file)?.[0]).filter((found) => found !== undefined),
  );
  const packages = await Promise.all([...folders].map(readPackage));
  const headings = new Map();
  for (const one of packages) {
    const text = textOf(one, packages);
    headings.set(text, (headings.get(text) ?? new Set()).add(headingOf(one)));
  }
  const notices = [...headings].map(([text, names]) => `${[...names].toSorted().join('\n')}\n\n${text}\n`);
  return notices.length === 0 ? undefined : notices.toSorted().join('\n\n');
}

const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

async function readPackage(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const reason = reasonAgainstLicence(manifest);
  if (reason !== undefined) throw new Error(reason);
  const name = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
  const text = name === undefined ? undefined : (await readFile(join(folder, name), 'utf8')).trim();
  return { folder, manifest, text };
}

/** Where a package has no file of its own, that of another one of the same publisher under the same licence. */
function textOf({ folder, manifest, text }, packages) {
  const scope = scopeOf(manifest);
  const like = packages.find(
    (one) =>
      one.text !== undefined &&
      scope !== undefined &&
      scopeOf(one.manifest) === scope &&
      licenceOf(one.manifest) === licenceOf(manifest),
  );
  const found = text ?? like?.text;
  if (found === undefined) throw new Error(`\`${manifest.name}\` has no file with its licence in ${folder}`);
  return found;
}

const scopeOf = ({ name }) => /^(@[^/]+)\//.exec(name)?.[1];

const headingOf = ({ manifest }) => `${manifest.name}@${manifest.version} (${licenceOf(manifest)})`;
