import type { FallbackCompletionFunction } from 'yargs';
import type { Terminal } from '../terminal.js';

const takeEnvironment: readonly unknown[] = [
  ...[
    'deploy',
    'dashboard',
    'plan',
    'rehearse',
    'status',
    'resume',
    'abort',
    'pause',
    'promote',
    'rollback',
    'finish',
    'doctor',
    'history',
  ],
  'iam-policy',
];

/** What a shell completes to: environments after a command that takes one, else yargs's own. */
export function completeWith(environments: readonly string[]): FallbackCompletionFunction {
  return (current, { _: words }, completeDefault, done) => {
    const [, command, ...others] = words;
    const isEnvironment =
      takeEnvironment.includes(command) && others.length === 1 && !current.startsWith('-');
    if (!isEnvironment) return void completeDefault();
    done(environments.filter((name) => name.startsWith(current)));
  };
}

/**
 * The environments of the nearest `clicamos.yaml`, read only when a shell asks: yargs takes what it completes to
 * at once or not at all.
 */
export async function environmentsToComplete(
  argv: readonly string[],
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
): Promise<readonly string[]> {
  if (argv[0] !== '--get-yargs-completions') return [];
  const { loadConfig } = await import('../config/load-config.js');
  // A shell has nowhere to show why a configuration cannot be read: it completes to nothing.
  const loaded = await loadConfig({ cwd, env }).catch(() => undefined);
  return Object.keys(loaded?.config.environments ?? {});
}
