import { AwsError } from '../../aws-error.js';
import type { Service } from '../../service.js';
import type { CallRecord } from '../call-record.js';
import { loadModel, type WireModel } from '../model.js';
import { notAnswered, protocolOf } from '../route.js';
import { connectionRefused, unlessAborted, type HandleOptions } from '../unless-aborted.js';
import { validate } from '../validate.js';
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

export interface DirectClientOptions {
  readonly service: Service;
  readonly isOpen: () => boolean;
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
  const { service, isOpen, onCall, now } = options;
  const model = loadModel(service.name);
  let calls = 0;

  const call = async (operation: string, input: object): Promise<object> => {
    const record = { service: service.name, operation, at: now() };
    const startMs = performance.now();
    const requestId = `direct-${(calls += 1)}`;
    const tell = (error?: string) =>
      onCall?.({ ...record, durationMs: performance.now() - startMs, ...(error && { error }) });
    try {
      const output = await run({ operation, input, model }, options);
      tell();
      return { $metadata: sdkMetadata(200, requestId), ...output };
    } catch (thrown) {
      const error = sdkError(awsErrorOf(thrown, { operation, model }, options), requestId, model);
      tell(error.Code);
      throw error;
    }
  };

  return {
    async send(command, sendOptions = {}) {
      if (!isOpen()) throw connectionRefused();
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

async function run(
  { operation, input, model }: Asked & { readonly input: object },
  { service }: DirectClientOptions,
): Promise<object> {
  const protocol = protocolOf(model.protocol);
  const types = Object.hasOwn(model.operations, operation) ? model.operations[operation] : undefined;
  const { [operation]: perform } = service.operations;
  if (types === undefined || perform === undefined) throw notAnswered(protocol, model, operation);
  const read =
    types.input === undefined ? {} : (copyValue(input, types.input, model, inputRules(model.protocol)) ?? {});
  const violations = types.input === undefined ? [] : validate(read, types.input, model);
  if (violations.length > 0) throw protocol.violationError(violations);
  const output = await perform(read as never); // its type is the operation's own, by the model
  const copy = types.output === undefined ? {} : copyValue(output ?? {}, types.output, model, outputRules);
  return copy as object; // an output's shape is a structure
}

function awsErrorOf(thrown: unknown, { operation, model }: Asked, { log }: DirectClientOptions): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const cause = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  log(`${model.service} ${operation} failed inside the emulator: ${cause}`);
  return protocolOf(model.protocol).internal();
}
