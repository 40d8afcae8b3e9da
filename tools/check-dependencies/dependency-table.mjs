// The table in CONTRIBUTING.md that justifies each runtime dependency.

/** The rows `| \`name\` | licence | users | reason |` of a document. */
export const dependencyRows = (markdown) =>
  [...markdown.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].map(
    ([, name, licence, users, reason]) => ({ name, licence, users: users.split(', '), reason }),
  );

/** Where the rows and what the packages declare differ; `declared` is `{ name, licence, users }[]`. */
export function reasonsAgainstTable(rows, declared) {
  const known = new Map(rows.map((row) => [row.name, row]));
  const names = new Set(declared.map(({ name }) => name));
  return [
    ...declared.flatMap((dependency) => reasonsAgainstRow(known.get(dependency.name), dependency)),
    ...rows
      .filter(({ name }) => !names.has(name))
      .map(({ name }) => `CONTRIBUTING.md justifies \`${name}\`, which no package depends on`),
  ];
}

function reasonsAgainstRow(row, { name, licence, users }) {
  if (!row)
    return [`CONTRIBUTING.md does not say why ${users.join(', ')} depends on \`${name}\` (${licence})`];
  const wrong = (what, have, want) =>
    `CONTRIBUTING.md: \`${name}\`: the ${what} is \`${want}\`, not \`${have}\``;
  const [have, want] = [row.users.toSorted().join(', '), users.toSorted().join(', ')];
  return [
    ...(row.licence === licence ? [] : [wrong('licence', row.licence, licence)]),
    ...(have === want ? [] : [wrong('list of users', have, want)]),
  ];
}
