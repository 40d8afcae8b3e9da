/** JSON with one operation, shape, enum or error a line: compact, and a change of the SDK is a readable diff. */
export function formatModel(model) {
  const lines = Object.entries(model).map(([key, value]) => `${JSON.stringify(key)}: ${formatPart(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function formatPart(part) {
  if (Array.isArray(part) || typeof part !== 'object') return JSON.stringify(part);
  const lines = Object.entries(part).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}
