/** The object in `text`, or why there is none. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> | string {
  const value = parse(text);
  if (value instanceof SyntaxError) return `is not JSON: ${value.message}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a JSON object';
  return { ...value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}
