import { assertNever } from '../render/assert-never.js';
import { UsageError } from '../usage-error.js';
import type { Sent } from './deliver.js';
import type { Notice } from './notice.js';
import type { NotifyTarget } from './notify-schema.js';
import { postText } from './post-text.js';
import { signBody } from './sign-body.js';

/** A receiver that can be sent to. */
export interface OpenTarget {
  /** Without what is secret of it. */
  readonly who: string;
  readonly send: (notice: Notice, signal: AbortSignal) => Promise<Sent>;
  /** Whether this kind is for it: people are told less than programs. */
  readonly wants: (kind: Notice['kind']) => boolean;
}

export interface TargetSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where it is configured, for sentences. */
  readonly place: string;
  /** Makes what sends to EventBridge; its package is loaded then. */
  readonly openEventBridge: (bus: string) => Promise<(notice: Notice, signal: AbortSignal) => Promise<Sent>>;
}

/** @throws {UsageError} for a variable that is not set, and for a package that is not installed */
export async function openTarget(
  target: NotifyTarget,
  surroundings: TargetSurroundings,
): Promise<OpenTarget> {
  switch (target.kind) {
    case 'webhook':
      return openWebhook(target, surroundings);
    case 'slack':
      return openSlack(target, surroundings);
    case 'eventbridge': {
      const send = await surroundings.openEventBridge(target.bus);
      return { who: `the event bus ${target.bus}`, send, wants: () => true };
    }
    default:
      return assertNever(target);
  }
}

function openWebhook(
  { url: text, secretFrom }: Extract<NotifyTarget, { kind: 'webhook' }>,
  surroundings: TargetSurroundings,
): OpenTarget {
  const url = new URL(text);
  const secret = secretFrom === undefined ? undefined : valueOf(secretFrom, surroundings);
  return {
    who: url.host,
    wants: () => true,
    send: (notice, signal) => {
      const body = JSON.stringify(notice);
      const headers = {
        'content-type': 'application/json',
        'clicamos-id': notice.id,
        ...(secret !== undefined && { 'clicamos-signature': signBody(body, secret) }),
      };
      return postText({ url, headers, body, signal });
    },
  };
}

/** Every step is too much for people. */
function openSlack(
  { urlFrom }: Extract<NotifyTarget, { kind: 'slack' }>,
  surroundings: TargetSurroundings,
): OpenTarget {
  const url = urlIn(urlFrom, surroundings);
  return {
    who: url.host,
    wants: (kind) => kind !== 'step' && kind !== 'failed',
    send: ({ text, next }, signal) => {
      const whole = next === undefined ? text : `${text}\n\`${next}\``;
      const body = JSON.stringify({ text: escaped(whole) });
      return postText({ url, headers: { 'content-type': 'application/json' }, body, signal });
    },
  };
}

/** https://api.slack.com/reference/surfaces/formatting#escaping */
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The value is never told, also where it is none. */
function urlIn(variable: string, surroundings: TargetSurroundings): URL {
  const value = valueOf(variable, surroundings);
  if (URL.canParse(value) && /^https?:/.test(value)) return new URL(value);
  throw new UsageError(`${surroundings.place}.notify: Expected ${variable} to hold a URL of http or https`);
}

function valueOf(variable: string, { env, place }: TargetSurroundings): string {
  const value = env[variable];
  if (value) return value;
  throw new UsageError(
    `${place}.notify: ${variable} is not set in the environment, or is empty. Set it, or take the entry away`,
  );
}
