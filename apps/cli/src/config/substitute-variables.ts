/** What `${NAME}` is looked up in. */
export type Variables = Readonly<Record<string, string | undefined>>;

export type Substituted = { readonly text: string } | { readonly mistake: string };

const name = '[A-Za-z_][A-Za-z0-9_]*';
const escaped = '$${';

/**
 * Fills in `${NAME}` and `${NAME:-what else}`. `$${` is a `${` that is meant so. There is no other templating: what
 * looks like it is a mistake, because nobody would notice that it stands there.
 */
export function substituteVariables(text: string, env: Variables): Substituted {
  const mistakes: string[] = [];
  const filled = text.replace(/\$?\$\{([^}]*)(\}?)/g, (all, inner: string, end: string) => {
    if (all.startsWith(escaped)) return all.slice(1);
    const [, variable = '', , otherwise] = new RegExp(`^(${name})(:-(.*))?$`, 's').exec(inner) ?? [];
    const value = env[variable] || otherwise;
    if (variable === '' || end === '') mistakes.push(notAVariable(all));
    else if (value === undefined) mistakes.push(notSet(variable));
    return value ?? all;
  });
  const [mistake] = mistakes;
  return mistake === undefined ? { text: filled } : { mistake };
}

const notSet = (variable: string): string =>
  `\${${variable}} is not set in the environment. Set it, or say what else: \${${variable}:-...}`;

const notAVariable = (text: string): string =>
  `Expected \${NAME} or \${NAME:-what else}, got \`${text}\`. There is no other templating; a \${ that is meant so is written ${escaped}`;
