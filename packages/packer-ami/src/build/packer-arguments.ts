import { AmiError } from '../terms/errors.js';

/** What Packer's command line says. */
export interface PackerArguments {
  readonly template: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly varFiles?: readonly string[];
  readonly only?: readonly string[];
}

/**
 * The arguments of `packer build`.
 *
 * @throws AmiError `InvalidOption`
 * @see https://developer.hashicorp.com/packer/docs/commands/build
 */
export function packerArguments({
  template,
  variables = {},
  varFiles = [],
  only = [],
}: PackerArguments): string[] {
  if (template === '' || template.startsWith('-')) {
    throw new AmiError('InvalidOption', `Expected \`template\` to be a path, got \`${template}\``);
  }
  return [
    'build',
    '-machine-readable',
    ...varFiles.map((path) => `-var-file=${path}`),
    ...Object.entries(variables).flatMap(([name, value]) => ['-var', `${name}=${value}`]),
    ...(only.length > 0 ? [`-only=${only.join(',')}`] : []),
    template,
  ];
}
