import { formatMachineLine } from '../packer-log/machine-line.js';

/** Builds logs as Packer's amazon-ebs builder writes them, from short descriptions. */
const line = (target: string, type: string, ...data: readonly string[]) =>
  formatMachineLine({ timestamp: 1_795_411_771, target, type, data });

export const say = (text: string) => line('', 'ui', 'say', text);

/** The steps of a build, in Packer's words. */
export function buildSteps(build: string): string[] {
  return [
    say(`==> ${build}: Prevalidating any provided VPC information`),
    line('', 'ui', 'message', `    ${build}: Found Image ID: ami-0base`),
    say(`==> ${build}: Launching a source AWS instance...`),
    line(
      '',
      'ui',
      'error',
      `==> ${build}: debconf: delaying package configuration, since apt-utils is not installed`,
    ),
    say(`==> ${build}: Stopping the source instance...`),
  ];
}

/** The end of a build that made AMIs. */
export function artifactLines(build: string, id: string, index = 0): string[] {
  const text = `AMIs were created:\n${id.replaceAll(',', '\n').replaceAll(':', ': ')}\n`;
  return [
    ...(index === 0 ? [line(build, 'artifact-count', '1')] : []),
    line(build, 'artifact', String(index), 'builder-id', 'mitchellh.amazonebs'),
    line(build, 'artifact', String(index), 'id', id),
    line(build, 'artifact', String(index), 'string', text),
    line(build, 'artifact', String(index), 'files-count', '0'),
    line(build, 'artifact', String(index), 'end'),
    say(`--> ${build}: ${text}`),
  ];
}

interface Run {
  /** Artifact id by build. */
  readonly made?: Readonly<Record<string, string>>;
  /** Error by build. */
  readonly failed?: Readonly<Record<string, string>>;
}

/** A whole run of `packer build -machine-readable`. */
export function runLines({ made = {}, failed = {} }: Run): string[] {
  const errors = Object.entries(failed);
  const artifacts = Object.entries(made);
  return [
    ...[...Object.keys(made), ...Object.keys(failed)].flatMap(buildSteps),
    ...errors.map(([build, text]) =>
      line('', 'ui', 'error', `Build '${build}' errored after 1 minute: ${text}`),
    ),
    ...artifacts.map(([build]) => say(`Build '${build}' finished after 4 minutes 2 seconds.`)),
    say('\n==> Wait completed after 4 minutes 2 seconds'),
    ...(errors.length > 0 ? errorLines(errors) : []),
    ...(artifacts.length > 0
      ? [say('\n==> Builds finished. The artifacts of successful builds are:')]
      : [say('\n==> Builds finished but no artifacts were created.')]),
    ...artifacts.flatMap(([build, id]) => artifactLines(build, id)),
  ];
}

function errorLines(errors: readonly (readonly [string, string])[]): string[] {
  return [
    line('', 'error-count', String(errors.length)),
    line('', 'ui', 'error', "\n==> Some builds didn't complete successfully and had errors:"),
    ...errors.flatMap(([build, text]) => [
      line(build, 'error', text),
      line('', 'ui', 'error', `--> ${build}: ${text}`),
    ]),
  ];
}

/** A log that could not even begin. */
export const brokenTemplate = line(
  '',
  'ui',
  'error',
  'Failed to parse template: Error parsing JSON: unexpected end',
);

export const toLog = (...lines: readonly string[]) => `${lines.join('\n')}\n`;
