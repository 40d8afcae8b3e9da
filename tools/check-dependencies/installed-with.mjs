// What npm installs along with one of our packages, as package-lock.json has it.

/**
 * The packages that come with the one in `directory`, itself among them, as `name@version`. What is optional and
 * what is for development is left out; two copies of one version count once, as npm's hoisting has it elsewhere.
 */
export function installedWith(directory, lockedPackages) {
  const seen = new Set();
  const waiting = [directory];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    waiting.push(...neededBy(path, lockedPackages));
  }
  return [
    ...new Set([...seen].map((path) => `${nameOf(path, lockedPackages)}@${lockedPackages[path].version}`)),
  ];
}

/** Why a package brings too many along, or undefined. */
export function reasonAgainstCount(name, installed, atMost) {
  if (installed.length <= atMost) return undefined;
  return `\`${name}\` brings ${installed.length} packages with it, want at most ${atMost}: ${installed.toSorted().join(', ')}`;
}

function neededBy(path, locked) {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = locked[path];
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  const names = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
  return names.map((name) => resolved(name, path, locked)).filter((found) => found !== undefined);
}

/** As Node looks for it: in each folder upwards. A link is the folder that it leads to. */
function resolved(name, from, locked) {
  const found = foldersUpFrom(from)
    .map((folder) => `${folder}node_modules/${name}`)
    .find((path) => locked[path] !== undefined);
  return locked[found]?.link ? locked[found].resolved : found;
}

function foldersUpFrom(path) {
  const inner = path.split('/node_modules/');
  const folders = inner.map((_, index) => `${inner.slice(0, inner.length - index).join('/node_modules/')}/`);
  return [...folders, ''];
}

const nameOf = (path, locked) => locked[path].name ?? path.split('node_modules/').at(-1);
