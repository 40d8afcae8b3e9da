import { AwsError } from '../aws-error.js';
import type { Service, ServiceName } from '../service.js';
import { wireCode } from './error-code.js';
import type { WireModel } from './model.js';
import type { Reply } from './protocol.js';
import { notAnswered, route, type OperationRoute, type RefusedRoute, type WireRequest } from './route.js';
import { signatureGap } from './signature.js';
import { validate } from './validate.js';

export interface AnswerOptions {
  readonly services: readonly Service[];
  /** The models of these services. */
  readonly models: readonly WireModel[];
  readonly requestId: string;
  /** Hears, with the stack, of what should not have been thrown. */
  readonly log: (line: string) => void;
}

export interface Answer {
  readonly reply: Reply;
  /** None where the request named no service that is answered. */
  readonly call?: { readonly service: ServiceName; readonly operation: string; readonly error?: string };
}

/** From a request to its answer: route, read, validate, run the operation, write. Never rejects. */
export async function answer(request: WireRequest, options: AnswerOptions): Promise<Answer> {
  const routed = route(request, options.models);
  if (routed.kind === 'refused') return answerError(routed, routed.error, options);
  try {
    const reply = await perform(routed, request, options);
    return { reply, call: { service: routed.model.service, operation: routed.message.operation } };
  } catch (thrown) {
    return answerError(
      routed,
      thrown instanceof AwsError ? thrown : internalError(thrown, routed, options),
      options,
    );
  }
}

async function perform(routed: OperationRoute, request: WireRequest, options: AnswerOptions): Promise<Reply> {
  const { message, model, protocol } = routed;
  const { operation } = message;
  const run = findOperation(routed, options.services);
  const gap = signatureGap(request.authorization, message.form);
  if (gap !== undefined) throw protocol.unsigned(gap);
  const output = await run(readInput(routed) as never); // its type is the operation's own, by the model
  return protocol.writeOutput({ operation, output, requestId: options.requestId, model });
}

function findOperation({ message, model, protocol }: OperationRoute, services: readonly Service[]) {
  const operations = services.find(({ name }) => name === model.service)?.operations ?? {};
  const found = Object.hasOwn(operations, message.operation) ? operations[message.operation] : undefined;
  if (found === undefined) throw notAnswered(protocol, model, message.operation);
  return found;
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
