import { parseArgs } from 'node:util';

/**
 * The flags of a judge. The default tells the type: a number, a switch, a text, `undefined` for a text that may be absent,
 * or all that a list may have, with commas between.
 *
 * @template {Record<string, number | boolean | string | readonly string[] | undefined>} Defaults
 * @param {Defaults} defaults
 * @returns {Defaults}
 */
export function parseFlags(defaults) {
  const typeOf = (value) => (typeof value === 'boolean' ? 'boolean' : 'string');
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: typeOf(value) }]),
  );
  try {
    const { values } = parseArgs({ options });
    const entries = Object.entries(defaults).map(([name, value]) => [name, read(name, values[name], value)]);
    return Object.fromEntries(entries);
  } catch (error) {
    process.stderr.write(`${error.message}\nFlags: ${describe(defaults)}\n`);
    process.exit(2);
  }
}

function read(name, text, fallback) {
  if (text === undefined) return fallback;
  if (Array.isArray(fallback)) return listOf(name, text, fallback);
  if (typeof fallback !== 'number') return text;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0) return value;
  throw new Error(`Expected --${name} to be a number >= 0, got \`${text}\``);
}

function listOf(name, text, known) {
  const list = text.split(',');
  const unknown = list.find((one) => !known.includes(one));
  if (unknown === undefined) return list;
  throw new Error(`Expected --${name} to be of ${known.join(', ')}, got \`${unknown}\``);
}

const describe = (defaults) =>
  Object.entries(defaults)
    .map(([name, value]) => (value === false ? `--${name}` : `--${name} ${value ?? '(text)'}`))
    .join(' · ');
