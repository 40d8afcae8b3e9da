/** Whether a test of that name is in the sources of tests, as it is written or with the values of its table. */
export function createTitleSearch(sources: readonly string[]): (title: string) => boolean {
  const plain = sources.map((source) => source.replaceAll(/\\(['"`\\])/g, '$1'));
  const patterns = sources.flatMap(titlesWithValues).map(patternOf);
  return (title) =>
    plain.some((source) => source.includes(title)) || patterns.some((pattern) => pattern.test(title));
}

const value = /%[sdifjoOpc#$]|\$\{[^}]*\}|\$\w+(?:\.\w+)*/g;

/** Titles of tables: `.each(...)('refuses %s', ...)`, and templates. */
const titlesWithValues = (source: string): string[] =>
  [...source.matchAll(/\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1\s*,/g)]
    .map(([, , title = '']) => title.replaceAll(/\\(['"`\\])/g, '$1'))
    .filter(
      (title) => new RegExp(value.source).test(title) && title.replaceAll(value, '').trim().length >= 8,
    );

const patternOf = (title: string): RegExp => new RegExp(`^${title.split(value).map(escape).join('.+')}$`);

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
