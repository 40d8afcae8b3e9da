interface Supported {
  readonly inputs: readonly string[];
  readonly laterInputs?: readonly string[];
}

/** Why inputs cannot be taken into account, or `undefined` when all can. */
export function reasonUnsupported(
  inputs: Readonly<Record<string, unknown>>,
  { inputs: known, laterInputs = [] }: Supported,
  region: string,
): string | undefined {
  const { region: wanted, ...others } = inputs;
  if (wanted !== undefined && wanted !== region)
    return `asks for the region \`${wanted}\`, but the run is in \`${region}\``;
  const unknown = Object.keys(others).filter(
    (name) => others[name] !== undefined && !known.includes(name) && !laterInputs.includes(name),
  );
  if (unknown.length === 0) return undefined;
  return `has inputs that pulumi-local does not know: ${unknown.map((name) => `\`${name}\``).join(', ')}`;
}
