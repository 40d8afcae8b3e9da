import { forEachChild, parse, type Command, type SyntaxNode } from 'unbash';

/** One command of a script: its words without quotes, expansions as they are written. */
export interface SimpleCommand {
  readonly words: readonly string[];
  /** Of the script, from `firstLine` on. */
  readonly line: number;
}

/** The commands of a script for bash; one whose words hold others, as `$(...)` does, comes after them. */
export function splitCommands(script: string, firstLine = 1): SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  const visit = (node: SyntaxNode) => {
    forEachChild(node, visit);
    if (node.type !== 'Command' || node.name === undefined) return;
    commands.push({
      words: wordsOf(node),
      line: firstLine + script.slice(0, node.name.pos).split('\n').length - 1,
    });
  };
  visit(parse(script));
  return commands;
}

const wordsOf = ({ name, args }: Command): string[] =>
  [...(name === undefined ? [] : [name]), ...args].map((word) =>
    word.type === 'Word' ? word.value : word.text,
  );
