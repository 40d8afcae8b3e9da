import { splitCommands } from './split-commands.js';

/**
 * The commands that a usage line in the text stands for: `clicamos ami build|resolve [environment]` is
 * `clicamos ami build` and `clicamos ami resolve`. Optional parts and dots go, `<value>` becomes a value.
 */
export function usageCommands(usage: string): (readonly string[])[] {
  const plain = usage
    .replaceAll('\\|', '|')
    .replaceAll(/\[[^\][]*\]/g, ' ')
    .replaceAll(/<[\w -]+>/g, 'value')
    .replaceAll(/(^|\s)(\.\.\.|…)(?=\s|$)/g, ' ');
  return alternatives(plain).flatMap((line) => splitCommands(line).map(({ words }) => words));
}

function alternatives(line: string): string[] {
  const found = /[^\s|"']+(?:\|[^\s|"']+)+/.exec(line);
  if (found === null) return [line];
  const [choice] = found;
  return choice.split('|').flatMap((one) => alternatives(line.replace(choice, one)));
}
