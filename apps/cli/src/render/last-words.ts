import type { Evidence } from '@clicamos/rolling-asg';

const mostLines = 3;
const mostCharacters = 160;

/**
 * The last line that the instances of a failed generation wrote to their consoles: why they do not serve stands there
 * more often than in a load balancer's words. What is the same of several is told once, of more than three not all.
 */
export function lastWords({ instances }: Pick<Evidence, 'instances'>): readonly string[] {
  const told = instances.flatMap(({ instanceId, consoleOutput = '' }) => {
    const line = lastLineOf(consoleOutput);
    return line === undefined ? [] : [{ instanceId, line }];
  });
  const lines = [...new Set(told.map(({ line }) => line))];
  return lines.slice(0, mostLines).map((line) => {
    const ids = told.filter((one) => one.line === line).map(({ instanceId }) => instanceId);
    return `${ids.length === 1 ? ids[0] : `${ids.length} instances`}: ${line.slice(0, mostCharacters)}`;
  });
}

const lastLineOf = (text: string): string | undefined =>
  text.trimEnd().split('\n').at(-1)?.trim() || undefined;
