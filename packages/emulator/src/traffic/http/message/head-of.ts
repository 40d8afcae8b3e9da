/** A head as it is on a connection. */
export const headOf = (first: string, headers: readonly string[]): string =>
  `${first}\r\n${linesOf(headers)}\r\n`;

/** Headers, names and values in turn, as they are on a connection. */
export function linesOf(headers: readonly string[]): string {
  let lines = '';
  for (let index = 0; index + 1 < headers.length; index += 2)
    lines += `${headers[index]}: ${headers[index + 1]}\r\n`;
  return lines;
}
