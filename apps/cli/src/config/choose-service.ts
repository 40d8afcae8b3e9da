import { UsageError } from '../usage-error.js';
import { checkValue, describeMistakes, type Mistake, type Source } from './describe-issues.js';
import { didYouMean } from './nearest.js';
import { configSchema, type Config } from './schema.js';

export interface ChosenService {
  readonly config: Config;
  /** What somebody wrote of it, before the defaults. */
  readonly written: unknown;
}

interface Written {
  readonly name: string;
  readonly body: unknown;
  readonly path: readonly string[];
}

/**
 * The service that a command works on: the file's one, or of several under `services:` the one that is asked for.
 *
 * @throws {UsageError} with every mistake of the file, also of the other services, and when the choice is open
 */
export function chooseService(value: unknown, asked: string | undefined, source: Source): ChosenService {
  const services = servicesIn(value, source);
  const checked = services.map((service) => ({ ...service, ...checkService(service) }));
  const mistakes = checked.flatMap((one) => one.mistakes ?? []);
  if (mistakes.length > 0) throw new UsageError(describeMistakes(mistakes, source));
  const configs = checked.flatMap(({ value: config, body }) => (config ? [{ config, written: body }] : []));
  return choose(configs, asked, source);
}

/** A file with one service is itself the body of it. */
function servicesIn(value: unknown, source: Source): readonly Written[] {
  if (!isKeyed(value) || !('services' in value)) return [{ name: '', body: value, path: [] }];
  const { services, ...others } = value;
  const [other] = Object.keys(others);
  const refuse = (path: readonly string[], text: string): never => {
    throw new UsageError(describeMistakes([{ path, text }], source));
  };
  if (other !== undefined)
    refuse([other], `\`${other}\` belongs below a service, beside \`services\` it has no meaning`);
  if (!isKeyed(services) || Object.keys(services).length === 0)
    return refuse(['services'], 'Expected services by name, for example web: { environments: ... }');
  return Object.entries(services).map(([name, body]) => ({
    name,
    body: isKeyed(body) ? { service: name, ...body } : body,
    path: ['services', name],
  }));
}

function checkService({ body, path }: Written): ReturnType<typeof checkValue<typeof configSchema>> {
  if (path.length === 0 && (body === null || body === undefined))
    return { mistakes: [{ path, text: 'It is empty. Write one: clicamos init --force' }] };
  const checked = checkValue(configSchema, body, path);
  if (checked.mistakes) return { mistakes: checked.mistakes.map((one) => withEnvironments(one, body)) };
  const { defaultEnvironment, environments } = checked.value;
  if (defaultEnvironment in environments) return checked;
  const names = Object.keys(environments);
  if (names.length === 0) return { mistakes: [{ path: [...path, 'environments'], text: noEnvironment }] };
  const text = `Expected one of ${names.join(', ')}, got \`${defaultEnvironment}\`${didYouMean(defaultEnvironment, names)}`;
  return { mistakes: [{ path: [...path, 'defaultEnvironment'], text } satisfies Mistake] };
}

const noEnvironment = 'Expected an environment at least, such as local: { cloud: emulator }';

/** Which default there could be is known by what stands in the file. */
function withEnvironments(mistake: Mistake, body: unknown): Mistake {
  if (mistake.path.at(-1) !== 'defaultEnvironment' || !isKeyed(body)) return mistake;
  const { defaultEnvironment, environments } = body;
  if (defaultEnvironment != null || !isKeyed(environments)) return mistake;
  const names = Object.keys(environments).join(', ');
  return names === '' ? mistake : { ...mistake, text: `Expected one of ${names}, got nothing` };
}

function choose(
  configs: readonly ChosenService[],
  asked: string | undefined,
  { file }: Source,
): ChosenService {
  const names = configs.map(({ config }) => config.service);
  const [first] = configs;
  if (asked === undefined && configs.length === 1 && first) return first;
  if (asked === undefined)
    throw new UsageError(
      `${file}: It has ${names.length} services: ${names.join(', ')}. Name one: --service ${names[0]}`,
    );
  const found = configs.filter(({ config }) => config.service === asked);
  if (found.length === 1 && found[0]) return found[0];
  throw new UsageError(
    found.length === 0
      ? `${file}: Unknown service \`${asked}\`. It has: ${names.join(', ')}${didYouMean(asked, names)}`
      : `${file}: ${found.length} services are called \`${asked}\` (service)`,
  );
}

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
