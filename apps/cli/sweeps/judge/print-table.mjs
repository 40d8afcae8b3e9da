/**
 * Prints rows under a head, columns as wide as their widest text.
 *
 * @param {(line: string) => void} say
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function printTable(say, head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const isNumber = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  for (const line of lines) {
    const cells = line.map((text, column) =>
      isNumber[column] ? text.padStart(widths[column]) : text.padEnd(widths[column]),
    );
    say(cells.join('   ').trimEnd());
  }
}
