/** A text as a cell or a line of Markdown shows it: as text, on one line. */
export const cell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|~#]/g, (character) => `\\${character}`)
    .replace(/&/g, '&amp;');

/** A command to copy. Backticks in it would end it. */
export const code = (text: string): string => {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replace(/\s+/g, ' ')}${fence}`;
};
