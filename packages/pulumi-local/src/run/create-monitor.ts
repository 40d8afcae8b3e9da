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
import { callFunction, functionRefusal } from './call-function.js';
import { createResource, refusalOf } from './create-resource.js';
import type { RunScope } from './run-scope.js';
import { updateRefusal, updateResource } from './update-resource.js';

/** What the SDK may ask for. Without resource references it sends a resource as its id, which is what AWS wants. */
const features: readonly string[] = ['secrets', 'parameterization'];

/** gRPC's status of a method that a server does not have: https://grpc.io/docs/guides/status-codes/ */
const unimplemented = Object.assign(new Error('pulumi-local tells its features one by one'), { code: 12 });

/**
 * A resource monitor that creates what is registered at the endpoint. The SDK asks it only when all inputs of
 * a resource are known, so dependency order and parallelism are the SDK's. A call that failed is never
 * answered: the SDK would turn the answer into an unhandled rejection, which ends the process.
 */
export function createMonitor(scope: RunScope): Monitor {
  return {
    registerResource: (request, answer) => register(scope, request, answer),
    registerResourceOutputs: (_request, answer) => answer(null, {}),
    readResource: (request, answer) => read(scope, request, answer),
    invoke: (request, answer) => invoke(scope, request, answer),
    supportsFeature: (request, answer) =>
      answer(null, { getHassupport: () => features.includes(request.getId()) }),
    // Its answer is a message that older versions of the SDK cannot make; all of them read this one.
    getDeploymentInfo: (_request, answer) => answer(unimplemented),
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
  const declared = { urn, type, name, inputs: values };
  const before = scope.left.get(urn);
  scope.left.delete(urn);
  const refusal = importId
    ? importRefused(urn, type, name)
    : (refusalOf(declared, scope) ?? (before && updateRefusal(declared, before)));
  if (refusal) scope.ledger.refuse(refusal);
  if (scope.ledger.hasRefused()) return { id: name, state: seal(values, secretNames) };
  let state: Record<string, unknown> = {};
  const make = async () => {
    const { id, outputs } = await (before === undefined
      ? createResource(declared, scope)
      : updateResource(declared, before, scope));
    const tags = 'tags' in values ? { tagsAll: values['tags'] } : {};
    const secrets = [...secretNames, ...request.getAdditionalsecretoutputsList()];
    state = seal({ ...values, ...tags, region: scope.region, ...outputs }, secrets);
    return { urn, type, name, id, inputs: values, outputs };
  };
  const created = await scope.ledger.track(make, { isKnown: before !== undefined });
  return created === undefined ? never() : { id: created.id, state };
}

function invoke(scope: RunScope, request: InvokeRequest, answer: Answer): void {
  const codec = new MockMonitor({
    newResource: () => never(),
    call: ({ token, inputs }) => {
      const refusal = functionRefusal(token, inputs, scope);
      if (refusal === undefined) return callFunction(token, inputs, scope);
      scope.ledger.refuse(refusal);
      return {};
    },
  });
  void codec.invoke(request, (error, response) => {
    if (error) return scope.ledger.fail(error);
    answer(null, response);
  });
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** What would be read is answered with nothing, so that the rest of the program is looked at. */
function read(scope: RunScope, request: ReadRequest, answer: Answer): void {
  scope.ledger.refuse(readRefused(request));
  const codec = new MockMonitor({
    newResource: ({ name, inputs }) => ({ id: name, state: { ...inputs, outputs: {} } }),
    call: () => never(),
  });
  void codec.readResource(request, (error, response) => {
    if (error) return scope.ledger.fail(error);
    answer(null, response);
  });
}

function readRefused(request: ReadRequest): PulumiLocalError {
  const type = request.getType();
  const name = request.getName();
  const isStack = type === 'pulumi:pulumi:StackReference';
  const message = isStack
    ? `StackReference \`${name}\` reads the outputs of another stack, and pulumi-local has no stacks: pass them as \`config\` of \`runProgram\`, and read those where there is one`
    : `Resource \`${name}\` (${type}) is to be read, but pulumi-local only creates. Use a function such as \`getVpc\``;
  return new PulumiLocalError('UnsupportedInput', message, { type, resourceName: name });
}

function importRefused(urn: string, type: string, name: string): PulumiLocalError {
  const message = `Resource \`${name}\` (${type}) is to be imported, but pulumi-local only creates`;
  return new PulumiLocalError('UnsupportedInput', message, { urn, type, resourceName: name });
}
