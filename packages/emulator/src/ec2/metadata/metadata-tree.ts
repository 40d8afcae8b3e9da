/** What a metadata service answers, by path from the version on, for example `meta-data/instance-id`. */
export type MetadataTree = ReadonlyMap<string, string | Buffer>;

const versions = ['1.0', 'latest'];

/**
 * The text at a path of the service: a value, or for a folder its entries one per line, folders with a slash.
 * Nothing where AWS answers 404.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html
 */
export function readTree(tree: MetadataTree, path: string): string | Buffer | undefined {
  const [version = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (version === '') return versions.join('\n');
  if (!versions.includes(version)) return undefined;
  const inside = rest.join('/');
  return tree.get(inside) ?? listing(tree, inside === '' ? '' : `${inside}/`);
}

function listing(tree: MetadataTree, folder: string): string | undefined {
  const entries = [...tree.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => entryOf(path.slice(folder.length)));
  const all = new Set(entries);
  // A folder that says itself what it lists.
  for (const entry of entries) if (all.has(`${entry}/`)) all.delete(entry);
  return all.size === 0 ? undefined : [...all].sort().join('\n');
}

/** The service's two upper folders stand without a slash, as AWS lists them. */
function entryOf(path: string): string {
  const [name = '', ...below] = path.split('/');
  return below.length === 0 || name === 'meta-data' || name === 'dynamic' ? name : `${name}/`;
}
