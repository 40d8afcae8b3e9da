import { resourceTypes } from '../supported/resource-types.js';
import type { CreateContext } from '../terms/create-context.js';
import type { Created } from '../terms/define-resource.js';
import { PulumiLocalError } from '../terms/errors.js';
import { expectMade } from '../translate/expect-made.js';
import { nameAtAws } from './name-at-aws.js';
import { reasonUnsupported } from './reason-unsupported.js';
import type { RunScope } from './run-scope.js';

/** A resource that the program declares. */
export interface Declared {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Creates a declared resource at the endpoint. What goes wrong names the resource. */
export async function createResource(declared: Declared, scope: RunScope): Promise<Created> {
  const { type, name, inputs } = declared;
  const refused = refusalOf(declared, scope);
  if (refused) throw refused;
  if (type.startsWith('pulumi:providers:')) return { id: name, outputs: {} };
  const definition = expectMade(resourceTypes.get(type), `a definition of ${type}`);
  try {
    return await definition.create(inputs, contextOf(declared, scope));
  } catch (error) {
    throw failureOf(error, declared, { scope, what: 'created' });
  }
}

/** What a resource is made with, beside its inputs. */
export function contextOf({ urn, type, name }: Declared, scope: RunScope): CreateContext {
  return {
    ...scope,
    name,
    onWaiting: (reason) =>
      scope.log({ severity: 'info', message: `Resource \`${name}\` (${type}) waits: ${reason}`, urn }),
    nameFor: (given) => nameAtAws(given, name, urn),
  };
}

interface Attempt {
  readonly scope: RunScope;
  readonly what: 'created' | 'updated';
}

/** What went wrong, with the resource's name. */
export function failureOf(error: unknown, declared: Declared, { scope, what }: Attempt): PulumiLocalError {
  scope.signal?.throwIfAborted();
  const reason = `could not be ${what}: ${messageOf(error)}`;
  return failure('ResourceFailed', declared, { reason, cause: error });
}

/** Why a resource is not created here, whatever the endpoint: known before anything is asked of it. */
export function refusalOf(
  declared: Declared,
  { region }: Pick<RunScope, 'region'>,
): PulumiLocalError | undefined {
  const { type, inputs } = declared;
  if (type.startsWith('pulumi:providers:')) return providerRefusal(declared, region);
  const definition = resourceTypes.get(type);
  if (definition === undefined)
    return failure('UnknownResourceType', declared, {
      reason:
        'is of a type that pulumi-local cannot create; `supportedResourceTypes` lists those that it can',
    });
  const reason = reasonUnsupported(inputs, definition, region);
  return reason === undefined ? undefined : failure('UnsupportedInput', declared, { reason });
}

/** `EC2: CidrConflict: …`: the error's name is AWS's code, which its message does not repeat. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' || error.name === 'TypeError'
    ? error.message
    : `${error.name}: ${error.message}`;
}

/** An explicit provider of the program. It is not AWS that its resources go to, but the run's endpoint. */
function providerRefusal(declared: Declared, region: string): PulumiLocalError | undefined {
  const wanted = declared.inputs['region'];
  if (wanted === undefined || wanted === region) return undefined;
  const reason = `asks for the region \`${String(wanted)}\`, but the run is in \`${region}\``;
  return failure('UnsupportedInput', declared, { reason });
}

function failure(
  code: 'UnknownResourceType' | 'UnsupportedInput' | 'ResourceFailed',
  { urn, type, name }: Declared,
  { reason, ...thrown }: { readonly reason: string; readonly cause?: unknown },
): PulumiLocalError {
  const message = `Resource \`${name}\` (${type}) ${reason}`;
  return new PulumiLocalError(code, message, { urn, type, resourceName: name, ...thrown });
}
