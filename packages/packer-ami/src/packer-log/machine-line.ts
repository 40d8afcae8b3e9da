/** One line of `packer build -machine-readable`. */
export interface MachineLine {
  /** Unix time, seconds. */
  readonly timestamp: number;
  /** The build it is about; '' for Packer as a whole. */
  readonly target: string;
  readonly type: string;
  readonly data: readonly string[];
}

const shape = /^(\d+),([^,]*),([a-z][a-z0-9-]*)(?:,(.*))?$/s;
const decoded: Readonly<Record<string, string>> = { '%!(PACKER_COMMA)': ',', '\\n': '\n', '\\r': '\r' };

/**
 * Reads `timestamp,target,type,data...`. Packer does not escape its own escapes: data in which `%!(PACKER_COMMA)`
 * or a backslash before an n or r was meant literally cannot be told apart from an escape.
 *
 * @returns `undefined` for a line that is meant for people
 * @see https://developer.hashicorp.com/packer/docs/commands#machine-readable-output
 */
export function parseMachineLine(line: string): MachineLine | undefined {
  const [, timestamp, target = '', type = '', rest = ''] = shape.exec(line) ?? [];
  if (timestamp === undefined) return undefined;
  return { timestamp: Number(timestamp), target, type, data: rest === '' ? [] : rest.split(',').map(decode) };
}

/** Writes a line as Packer does, without its end. */
export function formatMachineLine({ timestamp, target, type, data }: MachineLine): string {
  return `${timestamp},${target},${type},${data.map(encode).join(',')}`;
}

function decode(text: string): string {
  return text.replaceAll(/%!\(PACKER_COMMA\)|\\n|\\r/g, (escape) => decoded[escape] ?? escape);
}

function encode(text: string): string {
  return text.replaceAll(',', '%!(PACKER_COMMA)').replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}
