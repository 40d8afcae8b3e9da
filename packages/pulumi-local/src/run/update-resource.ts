import { resourceTypes } from '../supported/resource-types.js';
import type { Created } from '../terms/define-resource.js';
import { PulumiLocalError, type ResourceState } from '../terms/errors.js';
import { changedInputs } from './changed-inputs.js';
import { contextOf, type Declared, failureOf } from './create-resource.js';
import type { RunScope } from './run-scope.js';

/** Brings a resource that the last run left to its inputs of now; what has none that are others is left alone. */
export async function updateResource(
  declared: Declared,
  before: ResourceState,
  scope: RunScope,
): Promise<Created> {
  const { id, outputs } = before;
  const { inputs } = declared;
  const changed = changedInputs(before.inputs, inputs);
  const { update } = resourceTypes.get(declared.type) ?? {};
  if (update === undefined || changed.length === 0) return { id, outputs };
  try {
    const updated = await update.run(inputs, { ...before, changed }, contextOf(declared, scope));
    return { id, outputs: { ...outputs, ...updated } };
  } catch (error) {
    throw failureOf(error, declared, { scope, what: 'updated' });
  }
}

/** Why a resource cannot be brought to its inputs of now. */
export function updateRefusal(declared: Declared, before: ResourceState): PulumiLocalError | undefined {
  const { urn, type, name, inputs } = declared;
  if (type.startsWith('pulumi:providers:')) return undefined;
  const { update, laterInputs = [] } = resourceTypes.get(type) ?? {};
  const allowed = [...(update?.inputs ?? []), ...laterInputs];
  const isRefused = (input: string) =>
    !allowed.includes(input) || (inputs[input] === undefined && update?.needed?.includes(input) === true);
  const others = changedInputs(before.inputs, inputs).filter(isRefused);
  if (others.length === 0) return undefined;
  const names = others.map((input) => `\`${input}\``).join(', ');
  const can =
    update === undefined ? 'nothing of it' : `of it ${update.inputs.join(', ')}, and take none away`;
  const message = `Resource \`${name}\` (${type}) has another ${names} than at the last run; pulumi-local can update ${can}`;
  return new PulumiLocalError('UnsupportedInput', message, { urn, type, resourceName: name });
}

/** What the last run left and this program does not declare would be deleted. */
export function removalRefusal({ urn, type, name }: ResourceState): PulumiLocalError {
  const message = `Resource \`${name}\` (${type}) is not declared any more, and pulumi-local deletes nothing`;
  return new PulumiLocalError('UnsupportedInput', message, { urn, type, resourceName: name });
}
