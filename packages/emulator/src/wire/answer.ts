import { AwsError } from '../service/aws-error.js';
import { assertNever } from '../assert-never.js';
import {
  noCallFaults,
  type Call,
  type CallFaults,
  type Cut,
  type FaultedCall,
} from '../faults/calls/call.js';
import type { FaultName } from '../faults/plan/fault.js';
import type { Service, ServiceName } from '../service/service.js';
import { wireCode } from './model/error-code.js';
import type { WireModel } from './model/model.js';
import type { Reply } from './protocols/protocol.js';
import {
  notAnswered,
  route,
  type OperationRoute,
  type RefusedRoute,
  type WireRequest,
} from './protocols/route.js';
import { reasonOtherRegion } from './reason-other-region.js';
import { accessKeyIdOf, credentialScope, signatureGap } from './signature/credential-scope.js';
import type { Door } from './signature/denial.js';
import { validate } from './model/validate.js';

export interface AnswerOptions {
  readonly services: readonly Service[];
  /** The models of these services. */
  readonly models: readonly WireModel[];
  readonly requestId: string;
  /** The one that is answered. @default any */
  readonly region?: string | undefined;
  /** Whether a request may come in. @default all that are signed in form */
  readonly door?: Door | undefined;
  /** Hears, with the stack, of what should not have been thrown. */
  readonly log: (line: string) => void;
  /** What goes wrong. @default nothing */
  readonly faults?: CallFaults | undefined;
  /** The instant of so many AWS milliseconds ago. @default now: nothing is stale */
  readonly instantBefore?: ((ageMs: number) => number) | undefined;
}

export interface Answer {
  /** What to answer, or that nothing is answered. */
  readonly reply: Reply | Cut;
  /** None where the request named no service that is answered. */
  readonly call?: AnsweredCall;
}

export interface AnsweredCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly error?: string;
  /** What struck it; left out where nothing did. */
  readonly faults?: readonly FaultName[];
}

/** From a request to its answer: route, read, validate, run the operation, write. Never rejects. */
export async function answer(request: WireRequest, options: AnswerOptions): Promise<Answer> {
  const routed = route(request, options.models);
  if (routed.kind === 'refused') {
    options.log(`Refused a request: ${routed.error.message}`);
    return answerError(routed, routed.error, options);
  }
  try {
    return await answerFaulted(routed, await perform(routed, request, options), options);
  } catch (thrown) {
    return answerError(
      routed,
      thrown instanceof AwsError ? thrown : internalError(thrown, routed, options),
      options,
    );
  }
}

function perform(routed: OperationRoute, request: WireRequest, options: AnswerOptions): Promise<FaultedCall> {
  const { message, model, protocol } = routed;
  const run = findOperation(routed, options);
  const gap = signatureGap(request.authorization, message.form);
  if (gap !== undefined) throw protocol.unsigned(gap);
  refuseAtDoor(routed, request, options);
  refuseOtherRegion(routed, request, options);
  const input = readInput(routed);
  const accessKeyId = accessKeyIdOf(request.authorization, message.form);
  const call: Call = {
    service: model.service,
    operation: message.operation,
    input,
    run: async () => run(input as never, accessKeyId), // its type is the operation's own, by the model
    runAsOf: async (ageMs) => (findPastOperation(routed, ageMs, options) ?? run)(input as never),
    internalError: protocol.internal,
  };
  return (options.faults ?? noCallFaults)(call);
}

function refuseAtDoor({ protocol }: OperationRoute, { signed }: WireRequest, options: AnswerOptions): void {
  const denial = signed === undefined ? undefined : options.door?.(signed);
  if (denial === undefined) return;
  options.log(`Refused a request: ${denial.reason}`);
  throw protocol.denied(denial);
}

function refuseOtherRegion(
  { protocol, model, message }: OperationRoute,
  { authorization }: WireRequest,
  { region, log }: AnswerOptions,
): void {
  if (region === undefined) return;
  const reason = reasonOtherRegion(credentialScope(authorization, message.form), model, region);
  if (reason === undefined) return;
  log(`Refused a request: ${reason}`);
  throw protocol.missigned(reason);
}

function findPastOperation({ message, model }: OperationRoute, ageMs: number, options: AnswerOptions) {
  const service = options.services.find(({ name }) => name === model.service);
  const atMs = options.instantBefore?.(ageMs);
  return atMs === undefined ? undefined : service?.operationsAsOf?.(atMs)[message.operation];
}

async function answerFaulted(
  routed: OperationRoute,
  { outcome, struck }: FaultedCall,
  options: AnswerOptions,
): Promise<Answer> {
  const { message, model, protocol } = routed;
  const { operation } = message;
  const { requestId } = options;
  const faults = struck.length > 0 ? { faults: struck } : {};
  const call = { service: model.service, operation, ...faults };
  switch (outcome.kind) {
    case 'output': {
      const { output } = outcome;
      return { call, reply: await protocol.writeOutput({ operation, output, requestId, model }) };
    }
    case 'error': {
      const failed = answerError(routed, outcome.error, options);
      return failed.call === undefined ? failed : { ...failed, call: { ...failed.call, ...faults } };
    }
    case 'page':
      return { call, reply: htmlReply(outcome.html) };
    case 'cut':
      return { call, reply: outcome };
    default:
      return assertNever(outcome);
  }
}

const htmlReply = (body: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/html;charset=UTF-8' },
  body,
});

function findOperation({ message, model, protocol }: OperationRoute, { services, log }: AnswerOptions) {
  const operations = services.find(({ name }) => name === model.service)?.operations ?? {};
  const found = Object.hasOwn(operations, message.operation) ? operations[message.operation] : undefined;
  if (found !== undefined) return found;
  const error = notAnswered(protocol, model, message.operation);
  log(`Refused a request: ${error.message}`);
  throw error;
}

function readInput({ message, model, protocol }: OperationRoute): unknown {
  const { input, violations } = protocol.readInput(message, model);
  const type = model.operations[message.operation]?.input;
  const all = type === undefined ? violations : [...violations, ...validate(input, type, model)];
  if (all.length > 0) throw protocol.violationError(all);
  return input;
}

function internalError(
  thrown: unknown,
  { message, model, protocol }: OperationRoute,
  { log }: AnswerOptions,
): AwsError {
  const cause = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  log(`${model.service} ${message.operation} failed inside the emulator: ${cause}`);
  return protocol.internal();
}

function answerError(
  routed: OperationRoute | RefusedRoute,
  error: AwsError,
  { requestId }: AnswerOptions,
): Answer {
  const { model, protocol } = routed;
  const reply = protocol.writeError({ error, requestId, model });
  if (model === undefined) return { reply };
  const operation = routed.kind === 'operation' ? routed.message.operation : routed.operation;
  return { reply, call: { service: model.service, operation, error: wireCode(error.code, model) } };
}
