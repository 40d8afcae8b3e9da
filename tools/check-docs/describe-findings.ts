import type { Finding } from './finding.js';

export interface DescribedDocument {
  readonly path: string;
  readonly lines: readonly string[];
}

/** Each finding as `file:line`, the line itself, what is wrong with it and what to do. */
export function describeFindings({ path, lines }: DescribedDocument, findings: readonly Finding[]): string {
  return findings
    .map(({ line, problem, advice }) =>
      [
        `${path}:${line}: ${lines[line - 1]?.trim() ?? ''}`,
        // With a bar, Jest does not take the stack of a program for that of the test.
        ...problem.split('\n').map((text) => `    | ${text}`.trimEnd()),
        `    To do: ${advice}`,
      ].join('\n'),
    )
    .join('\n');
}
