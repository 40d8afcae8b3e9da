// What a licence may be for us to depend on it: one that asks for attribution at most.
import satisfies from 'spdx-satisfies';

const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Zlib',
];

/** Packages whose manifest names no licence, and the one that their LICENSE file holds. */
const read = { '@logdna/tail-file@2.2.0': 'MIT', 'ssh2@1.17.0': 'MIT' };

/** The SPDX expression of a package's manifest. */
export const licenceOf = ({ name, version, license }) => read[`${name}@${version}`] ?? license ?? 'none';

/** Why a package cannot be depended on, or undefined. */
export function reasonAgainstLicence(manifest) {
  const licence = licenceOf(manifest);
  if (isPermissive(licence)) return undefined;
  return `\`${manifest.name}@${manifest.version}\` has the licence \`${licence}\`, want one of ${permissive.join(', ')}`;
}

function isPermissive(licence) {
  try {
    return satisfies(licence, permissive);
  } catch {
    return false; // not an SPDX expression
  }
}
