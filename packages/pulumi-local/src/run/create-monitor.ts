import { MockMonitor, type MockResourceArgs } from '@pulumi/pulumi/runtime/mocks.js';
import type {
  Answer,
  InvokeRequest,
  Monitor,
  ReadRequest,
  RegisterRequest,
} from '../pulumi/pulumi-internals.js';
import { seal, unseal } from '../pulumi/secrets.js';
import { makeUrn } from '../pulumi/urn.js';
import { PulumiLocalError } from '../terms/errors.js';
import { callFunction } from './call-function.js';
import { createResource } from './create-resource.js';
import type { RunScope } from './run-scope.js';

/** What the SDK may ask for. Without resource references it sends a resource as its id, which is what AWS wants. */
const features: readonly string[] = ['secrets', 'parameterization'];

/**
 * A resource monitor that creates what is registered at the endpoint. The SDK asks it only when all inputs of
 * a resource are known, so dependency order and parallelism are the SDK's. A call that failed is never
 * answered: the SDK would turn the answer into an unhandled rejection, which ends the process.
 */
export function createMonitor(scope: RunScope): Monitor {
  return {
    registerResource: (request, answer) => register(scope, request, answer),
    registerResourceOutputs: (_request, answer) => answer(null, {}),
    readResource: (request) => scope.ledger.fail(readRefused(request)),
    invoke: (request, answer) => invoke(scope, request, answer),
    supportsFeature: (request, answer) =>
      answer(null, { getHassupport: () => features.includes(request.getId()) }),
  };
}

function register(scope: RunScope, request: RegisterRequest, answer: Answer): void {
  const urn = makeUrn({
    stack: scope.stack,
    project: scope.project,
    parent: request.getParent(),
    type: request.getType(),
    name: request.getName(),
  });
  // Pulumi's own mock monitor reads the request and writes the answer; of the parent it passes nothing on.
  const codec = new MockMonitor({
    newResource: (args) => newResource(scope, args, { urn, request }),
    call: () => never(),
  });
  void codec.registerResource(request, (error, response) => {
    if (error) return scope.ledger.fail(error);
    response.setUrn(urn);
    answer(null, response);
  });
}

interface Registration {
  readonly urn: string;
  readonly request: RegisterRequest;
}

async function newResource(
  scope: RunScope,
  { type, name, custom, id: importId, inputs }: MockResourceArgs,
  { urn, request }: Registration,
): Promise<{ id: string | undefined; state: Record<string, unknown> }> {
  if (!custom) return { id: undefined, state: {} };
  const { values, secretNames } = unseal(inputs);
  let state: Record<string, unknown> = {};
  const created = await scope.ledger.track(async () => {
    if (importId) throw importRefused(urn, type, name);
    const { id, outputs } = await createResource({ urn, type, name, inputs: values }, scope);
    const tags = 'tags' in values ? { tagsAll: values['tags'] } : {};
    const secrets = [...secretNames, ...request.getAdditionalsecretoutputsList()];
    state = seal({ ...values, ...tags, region: scope.region, ...outputs }, secrets);
    return { urn, type, name, id };
  });
  return created === undefined ? never() : { id: created.id, state };
}

function invoke(scope: RunScope, request: InvokeRequest, answer: Answer): void {
  const codec = new MockMonitor({
    newResource: () => never(),
    call: ({ token, inputs }) => callFunction(token, inputs, scope),
  });
  void codec.invoke(request, (error, response) => {
    if (error) return scope.ledger.fail(error);
    answer(null, response);
  });
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function readRefused(request: ReadRequest): PulumiLocalError {
  const type = request.getType();
  const name = request.getName();
  const message = `Resource \`${name}\` (${type}) is to be read, but pulumi-local only creates. Use a function such as \`getVpc\``;
  return new PulumiLocalError('UnsupportedInput', message, { type, resourceName: name });
}

function importRefused(urn: string, type: string, name: string): PulumiLocalError {
  const message = `Resource \`${name}\` (${type}) is to be imported, but pulumi-local only creates`;
  return new PulumiLocalError('UnsupportedInput', message, { urn, type, resourceName: name });
}
