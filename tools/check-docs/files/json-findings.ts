import { lineAt, type Finding } from '../finding.js';
import type { Block } from '../markdown/extract-blocks.js';

/** Why a block is not JSON. */
export function jsonFindings({ text, firstLine }: Pick<Block, 'text' | 'firstLine'>): Finding[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    return [
      {
        line: firstLine + lineAt(text, position === undefined ? text.length : Number(position)) - 1,
        problem: `Not valid JSON: ${message}`,
        advice: 'Correct it: no comments, no comma at an end, no dots for what is left out.',
      },
    ];
  }
}
