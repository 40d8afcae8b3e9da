import { AwsError } from '../../service/aws-error.js';
import { assertNever } from '../../assert-never.js';
import { noCallFaults, type Call, type FaultedCall, type Outcome } from '../../faults/calls/call.js';
import type { Service } from '../../service/service.js';
import type { AnswerOptions } from '../answer.js';
import type { CallRecord } from '../call-record.js';
import { cutOff } from '../http/cut-off.js';
import { loadModel, type WireModel } from '../model/model.js';
import { notAnswered, protocolOf } from '../protocols/route.js';
import { connectionRefused, unlessAborted, type HandleOptions } from '../http/unless-aborted.js';
import { validate } from '../model/validate.js';
import { copyValue, inputRules, outputRules } from './copy-value.js';
import { sdkError, sdkMetadata } from './sdk-error.js';

/** A command of the AWS SDK v3, as far as it is looked at. */
export interface DirectCommand {
  readonly input: object;
  /** `[9, namespace, operation, ...]`, where the SDK's version has it; else the class's name tells the operation. */
  readonly schema?: unknown;
}

/** `send` of a client of the AWS SDK v3, without the SDK. */
export interface DirectClient {
  send(command: DirectCommand, options?: HandleOptions): Promise<object>;
}

export interface DirectClientOptions extends Pick<AnswerOptions, 'faults' | 'instantBefore'> {
  readonly service: Service;
  /** When the emulator has closed. */
  readonly closed: AbortSignal;
  readonly onCall?: ((call: CallRecord) => void) | undefined;
  /** Hears, with the stack, of what should not have been thrown. */
  readonly log: (line: string) => void;
  readonly now: () => Date;
}

/**
 * Runs commands on a service as they are: the input and the output are copied by the service's model instead of being
 * written, signed, sent and read. What a client sees is the same, but for the class of errors, and for tokens that the
 * SDK fills in.
 */
export function createDirectClient(options: DirectClientOptions): DirectClient {
  const { service, closed, onCall, now } = options;
  const model = loadModel(service.name);
  let calls = 0;

  const call = async (operation: string, input: object): Promise<object> => {
    const record = { service: service.name, operation, at: now() };
    const startMs = performance.now();
    const requestId = `direct-${(calls += 1)}`;
    const tell = (told: Pick<CallRecord, 'error' | 'faults'>) =>
      onCall?.({ ...record, durationMs: performance.now() - startMs, ...told });
    const refuse = (thrown: unknown, told: Pick<CallRecord, 'faults'>): never => {
      const error = sdkError(awsErrorOf(thrown, { operation, model }, options), requestId, model);
      tell({ ...told, error: error.Code });
      throw error;
    };
    const { outcome, struck } = await faulted({ operation, input, model }, options);
    const told = struck.length > 0 ? { faults: struck } : {};
    if (outcome.kind === 'error') return refuse(outcome.error, told);
    const output = outputOf(outcome, { operation, model }, options);
    tell(told);
    return { $metadata: sdkMetadata(200, requestId), ...(await output) };
  };

  return {
    async send(command, sendOptions = {}) {
      if (closed.aborted) throw connectionRefused();
      return unlessAborted(sendOptions, () => call(operationOf(command), command.input));
    },
  };
}

function operationOf(command: DirectCommand): string {
  const name: unknown = Array.isArray(command.schema) ? command.schema[2] : undefined;
  return typeof name === 'string' ? name : command.constructor.name.replace(/Command$/, '');
}

interface Asked {
  readonly operation: string;
  readonly model: WireModel;
}

type Given = Asked & { readonly input: object };

/** What the faults make of the call; what should not have been thrown is AWS's internal error. */
async function faulted(given: Given, options: DirectClientOptions): Promise<FaultedCall> {
  try {
    const { outcome, struck } = await (options.faults ?? noCallFaults)(callOf(given, options));
    return { outcome: outcome.kind === 'output' ? copyOf(outcome.output, given) : outcome, struck };
  } catch (thrown) {
    return { outcome: { kind: 'error', error: awsErrorOf(thrown, given, options) }, struck: [] };
  }
}

function callOf({ operation, input, model }: Given, { service, instantBefore }: DirectClientOptions): Call {
  const protocol = protocolOf(model.protocol);
  const types = Object.hasOwn(model.operations, operation) ? model.operations[operation] : undefined;
  const { [operation]: perform } = service.operations;
  if (types === undefined || perform === undefined) throw notAnswered(protocol, model, operation);
  const read =
    types.input === undefined ? {} : (copyValue(input, types.input, model, inputRules(model.protocol)) ?? {});
  const violations = types.input === undefined ? [] : validate(read, types.input, model);
  if (violations.length > 0) throw protocol.violationError(violations);
  const past = (ageMs: number) => instantBefore && service.operationsAsOf?.(instantBefore(ageMs))[operation];
  return {
    ...{ service: service.name, operation, input: read, internalError: protocol.internal },
    // The input's type is the operation's own, by the model.
    run: async () => perform(read as never),
    runAsOf: async (ageMs) => (past(ageMs) ?? perform)(read as never),
  };
}

function copyOf(output: unknown, { operation, model }: Asked): Outcome {
  const type = model.operations[operation]?.output;
  return {
    kind: 'output',
    output: type === undefined ? {} : copyValue(output ?? {}, type, model, outputRules),
  };
}

/** What the SDK makes of an answer: a page that is no JSON is an error to it, one that is no XML of AWS's is empty. */
function outputOf(
  outcome: Exclude<Outcome, { kind: 'error' }>,
  { model }: Asked,
  { closed }: DirectClientOptions,
): object | Promise<never> {
  switch (outcome.kind) {
    case 'output':
      return outcome.output as object; // an output's shape is a structure
    case 'page':
      return model.protocol.startsWith('awsJson') ? (JSON.parse(outcome.html) as never) : {};
    case 'cut':
      return cutOff(outcome, closed);
    default:
      return assertNever(outcome);
  }
}

function awsErrorOf(thrown: unknown, { operation, model }: Asked, { log }: DirectClientOptions): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const cause = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  log(`${model.service} ${operation} failed inside the emulator: ${cause}`);
  return protocolOf(model.protocol).internal();
}
