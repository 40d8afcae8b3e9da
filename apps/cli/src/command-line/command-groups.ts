/** What can follow the words that are no command by themselves. */
export const commandGroups = {
  ami: 'build or resolve',
  local: 'up, env, down, status, logs or bake',
} as const;

/** What is said of `local` alone, and of `local` with a word that it does not know. */
export const expectedAfter = (group: keyof typeof commandGroups): string =>
  `Expected a command after \`${group}\`: ${commandGroups[group]}`;
