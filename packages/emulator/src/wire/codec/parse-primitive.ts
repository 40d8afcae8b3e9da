/** The value of a form's text, or nothing where the text is none of that type. */
export function parsePrimitive(type: string, text: string): unknown {
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
    case 'double':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
    case 'boolean':
      return parseBoolean(text.toLowerCase());
    case 'timestamp':
      return parseTimestamp(text);
    case 'blob':
      return parseBase64(text);
    default:
      throw new Error(`The wire model names the type \`${type}\`, which is neither a shape nor a primitive`);
  }
}

/** Base64, or nothing where the text is not. */
export function parseBase64(text: string): Uint8Array | undefined {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  return isBase64 ? new Uint8Array(Buffer.from(text, 'base64')) : undefined;
}

function parseBoolean(text: string): boolean | undefined {
  if (text === 'true') return true;
  return text === 'false' ? false : undefined;
}

function parseTimestamp(text: string): Date | undefined {
  if (!/^[+-]?\d{4,6}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text))
    return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
