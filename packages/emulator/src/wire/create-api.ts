import { randomUUID } from 'node:crypto';
import type { Cut } from '../faults/calls/call.js';
import { isEmulatorError } from '../errors.js';
import type { Service } from '../service/service.js';
import { answer, type AnswerOptions } from './answer.js';
import type { CallRecord } from './call-record.js';
import { loadModel } from './model/model.js';
import type { Reply } from './protocols/protocol.js';
import type { SignedRequest } from './signature/signed-request.js';

export interface ApiOptions extends Pick<AnswerOptions, 'faults' | 'instantBefore' | 'region' | 'door'> {
  readonly services: readonly Service[];
  /** Hears of every API call after it was answered. */
  readonly onCall?: (call: CallRecord) => void;
  /** One line for each failure inside the emulator and each refused request. */
  readonly log: (line: string) => void;
  /** Paths outside AWS's protocols, for example `/_clicamos/status`: a GET answers the function's value as JSON. */
  readonly internal?: Readonly<Record<string, () => unknown>>;
  /** The same for a POST of JSON, for which the door opens; an `EmulatorError` is a 400 with its sentence. */
  readonly posts?: Readonly<Record<string, (body: unknown) => unknown>>;
  /** @default the system's clock */
  readonly now?: () => Date;
}

/** A request, however it came. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** A header by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** Reads the body; nothing when it is too long. */
  readonly body: () => RequestBody | undefined | Promise<RequestBody | undefined>;
  /** The path and the query as they were sent, if the request came through the port. */
  readonly url?: string;
}

/** A body as it was sent, and as it reads. */
export interface RequestBody {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Answers requests to the services; rejects only when an internal path fails. */
export type Api = (request: ApiRequest) => Promise<Reply | Cut>;

/** AWS accepts less for most operations; nothing that is emulated needs more. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** The services' APIs behind every door of the emulator. */
export function createApi(options: ApiOptions): Api {
  const models = options.services.map(({ name }) => loadModel(name));
  const {
    services,
    log,
    onCall,
    faults,
    instantBefore,
    region,
    door,
    internal = {},
    posts = {},
    now = () => new Date(),
  } = options;

  const call = async (request: ApiRequest, body: RequestBody): Promise<Reply | Cut> => {
    const at = now();
    const startMs = performance.now();
    const answered = await answer(
      {
        query: request.query,
        target: request.header('x-amz-target'),
        authorization: request.header('authorization'),
        body: body.text,
        signed: signedPart(request, body),
      },
      { services, models, requestId: randomUUID(), log, faults, instantBefore, region, door },
    );
    if (answered.call !== undefined)
      onCall?.({ ...answered.call, at, durationMs: performance.now() - startMs });
    return answered.reply;
  };

  return async (request) => {
    const { method, path } = request;
    const inside = method === 'GET' && Object.hasOwn(internal, path) ? internal[path] : undefined;
    if (inside !== undefined) return jsonOf(await inside());
    if (method !== 'GET' && method !== 'POST')
      return refusal(405, `AWS's APIs take GET and POST, not ${method}.`, log);
    const body = await request.body();
    if (body === undefined) return refusal(413, `A request may hold ${BODY_LIMIT_BYTES} bytes.`, log);
    const post = method === 'POST' && Object.hasOwn(posts, path) ? posts[path] : undefined;
    if (post === undefined) return call(request, body);
    const signed = signedPart(request, body);
    const denial = signed === undefined ? undefined : door?.(signed);
    return denial === undefined ? posted(post, body.text, log) : refusal(403, denial.reason, log);
  };
}

/** What was made in this process comes through no door. */
function signedPart({ method, url, header }: ApiRequest, { bytes }: RequestBody): SignedRequest | undefined {
  return url === undefined ? undefined : { method, url, header, body: bytes };
}

function posted(post: (body: unknown) => unknown, body: string, log: (line: string) => void): Reply {
  try {
    return jsonOf(post(JSON.parse(body)));
  } catch (error) {
    if (!isEmulatorError(error) && !(error instanceof SyntaxError)) throw error;
    return refusal(400, error.message, log);
  }
}

/** A request that is turned away before any protocol reads it. */
export function refusal(status: number, sentence: string, log: (line: string) => void): Reply {
  log(`Refused a request: ${sentence}`);
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', connection: 'close' },
    body: `${sentence}\n`,
  };
}

const jsonOf = (value: unknown): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(value ?? null)}\n`,
});
