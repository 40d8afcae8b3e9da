import * as pulumi from '@pulumi/pulumi';
import { type StackConfig, stackConfigSchema } from './stack-config.js';

/** The part of `pulumi.Config` that is read. */
export interface ConfigSource {
  readonly name: string;
  get(key: string): string | undefined;
}

/**
 * Reads and checks the configuration. What is wrong is an `InputPropertyError` with the path as in
 * `Pulumi.<stack>.yaml`, several such things an `InputPropertiesError`.
 */
export function readStackConfig(source: ConfigSource): StackConfig {
  const given = {
    service: source.get('service'),
    network: objectOf(source, 'network'),
    loadBalancer: loadBalancerOf(source),
    rollingGroup: objectOf(source, 'rollingGroup'),
  };
  const { success, data, error } = stackConfigSchema.safeParse(given);
  if (success) return data;
  const errors = error.issues.map(({ path, message }) => ({
    propertyPath: pathText(source.name, path),
    reason: message,
  }));
  throw configError(errors);
}

/** Its kind alone may stand for the object. */
function loadBalancerOf(source: ConfigSource): unknown {
  const text = source.get('loadBalancer');
  return text !== undefined && /^\w+$/.test(text) ? { kind: text } : objectOf(source, 'loadBalancer');
}

function objectOf(source: ConfigSource, key: string): unknown {
  const text = source.get(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw configError([
      { propertyPath: pathText(source.name, [key]), reason: `Expected an object, got \`${text}\`` },
    ]);
  }
}

function pathText(namespace: string, [key, ...rest]: readonly PropertyKey[]): string {
  const inside = rest.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return `${namespace}:${String(key)}${inside}`;
}

function configError(errors: pulumi.InputPropertyErrorDetails[]): Error {
  const [first, ...others] = errors;
  if (first !== undefined && others.length === 0) return new pulumi.InputPropertyError(first);
  const message = errors.map(({ propertyPath, reason }) => `\`${propertyPath}\` ${reason}`).join('; ');
  return new pulumi.InputPropertiesError({ message, errors });
}
