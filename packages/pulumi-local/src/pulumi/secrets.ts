import { runtime, secret } from '@pulumi/pulumi';

type Values = Readonly<Record<string, unknown>>;

/** Inputs in the clear, and the names of those that were secret. */
export interface Unsealed {
  readonly values: Values;
  readonly secretNames: readonly string[];
}

/** Opens the secrets among the inputs. */
export function unseal(inputs: Values): Unsealed {
  const entries = Object.entries(inputs);
  return {
    values: Object.fromEntries(
      entries.map(([name, value]) => [
        name,
        runtime.isRpcSecret(value) ? runtime.unwrapRpcSecret(value) : value,
      ]),
    ),
    secretNames: entries.flatMap(([name, value]) => (runtime.isRpcSecret(value) ? [name] : [])),
  };
}

/** Makes secrets again of the outputs that are called so. */
export function seal(outputs: Values, secretNames: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [
      name,
      secretNames.includes(name) ? secret(value) : value,
    ]),
  );
}
