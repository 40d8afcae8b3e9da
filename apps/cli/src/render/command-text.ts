import type { ImageOptions } from '../image/choose-image.js';
import { shellWord } from './shell-word.js';

/** What a command line said that the command after it must say again. */
export interface CommandOptions extends ImageOptions {
  /** By name, also where the default one was meant. */
  readonly environment: string;
  readonly config?: string | undefined;
  /** Of several services in the configuration, this one. */
  readonly service?: string | undefined;
  readonly adopt?: string | undefined;
  /** A file of `plan --out`. */
  readonly plan?: string | undefined;
  /** Where `clicamos ami` writes the image's id, when not to the usual file. */
  readonly out?: string | undefined;
  readonly skipPreflight?: readonly string[] | undefined;
  readonly strategy?: string | undefined;
  readonly keepPrevious?: string | undefined;
  readonly pause?: string | undefined;
  readonly onForeignChange?: string | undefined;
}

/** What every command after it is told again. */
export type Given = Pick<CommandOptions, 'environment' | 'config' | 'service'>;

/** A command to copy: with everything that decides what it works on, as the user gave it. */
export function commandText(command: string, options: CommandOptions): string {
  const { environment, config, service, adopt, ami, amiFile, packerLog, packerManifest, build, ssm, out } =
    options;
  const { strategy, keepPrevious, pause, onForeignChange, skipPreflight = [], plan } = options;
  const given = {
    plan,
    adopt,
    ami,
    'ami-file': amiFile,
    'packer-log': packerLog,
    'packer-manifest': packerManifest,
    build,
    ssm,
    out,
    strategy,
    'keep-previous': keepPrevious,
    pause,
    'on-foreign-change': onForeignChange,
    service,
    config,
  };
  const words = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, shellWord(value)],
  );
  const skips = skipPreflight.flatMap((id) => ['--skip-preflight', shellWord(id)]);
  return ['clicamos', command, shellWord(environment), ...words, ...skips].join(' ');
}
