const dependencyKinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** The text of a package.json with its ranges of one package at the version; a `^` or `~` stays. */
export function rangesFollow(text, { packageName, version }) {
  const manifest = JSON.parse(text);
  const holders = dependencyKinds.map((kind) => manifest[kind]).filter((ranges) => ranges?.[packageName]);
  if (holders.length === 0) return text;
  for (const ranges of holders) ranges[packageName] = ranges[packageName].replace(/\d.*$/, version);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
