import { visit } from 'unist-util-visit';
import type { Finding } from '../finding.js';
import type { MarkdownDocument } from '../markdown/parse-document.js';
import { commandFindings, type CommandContext } from './command-findings.js';
import { usageCommands } from './usage-commands.js';

/** `nx run` alone is the name of what Nx does. */
const isUsage = /^(npx )?(clicamos|nx) (?!run$)\S/;
/** A command's name without what it needs is a name, not a mistake. */
const incomplete =
  /^Expected (?:a command after |something after |`--[\w-]+`(?: and `--[\w-]+`)*, got nothing|`--[\w-]+` to have a value, got none)/;

/** Commands in the text that do not exist. */
export async function usageFindings({ tree }: MarkdownDocument, context: CommandContext): Promise<Finding[]> {
  const usages: { text: string; line: number }[] = [];
  visit(tree, 'inlineCode', ({ value, position }) => {
    if (isUsage.test(value)) usages.push({ text: value, line: position?.start.line ?? 1 });
  });
  const tolerant = { ...context, reasonNotAccepted: tolerate(context.reasonNotAccepted) };
  const findings = await Promise.all(
    usages.flatMap(({ text, line }) =>
      usageCommands(text).map((words) => commandFindings(words.map(quote).join(' '), line, tolerant)),
    ),
  );
  return findings.flat();
}

const tolerate =
  (reasonNotAccepted: CommandContext['reasonNotAccepted']): CommandContext['reasonNotAccepted'] =>
  async (argv) => {
    // An option is named without a value: `clicamos plan --ami`.
    const last = argv.at(-1)?.startsWith('-') ? await reasonNotAccepted([...argv, 'value']) : 'no option';
    const reason = last === undefined ? undefined : await reasonNotAccepted(argv);
    return reason !== undefined && incomplete.test(reason) ? undefined : reason;
  };

const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
