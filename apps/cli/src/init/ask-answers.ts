import { createInterface } from 'node:readline/promises';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { answerRules } from './answer-rules.js';
import type { InitAnswers } from './config-text.js';
import { toAnswers, type InitFlags } from './to-answers.js';

export interface Question {
  readonly text: string;
  /** What Enter means. */
  readonly fallback?: string;
  /** Why an answer cannot be taken: then it is asked again. */
  readonly reasonBad?: (answer: string) => string | undefined;
}

/** `undefined` for nothing typed where nothing is the fallback. */
export type Ask = (question: Question) => Promise<string | undefined>;

/** Asks a person at the terminal what the configuration is to say. */
export async function askAnswers({
  stdin,
  stdout,
  signal,
}: Pick<Terminal, 'stdin' | 'stdout' | 'signal'>): Promise<InitAnswers> {
  const reader = createInterface({ input: stdin, output: stdout });
  // The end of input answers nothing: a question must not wait for ever.
  const ended = new AbortController();
  reader.once('close', () => ended.abort(new UsageError('The questions were not answered; nothing written')));
  const until = AbortSignal.any([signal, ended.signal]);
  const ask: Ask = async ({ text, fallback, reasonBad = () => undefined }) => {
    const shown = fallback === undefined ? `${text}: ` : `${text} [${fallback}]: `;
    for (;;) {
      const typed = await reader.question(shown, { signal: until }).catch((error: unknown) => {
        until.throwIfAborted(); // with the reason: readline's own error says only that it was aborted
        throw error;
      });
      const answer = typed.trim() || fallback;
      const reason = answer === undefined ? undefined : reasonBad(answer);
      if (reason === undefined) return answer;
      stdout.write(`${reason}\n`);
    }
  };
  try {
    return toAnswers(await askFlags(ask));
  } finally {
    reader.close();
  }
}

/** The questions: only those that earlier answers leave open. */
export async function askFlags(ask: Ask): Promise<InitFlags> {
  const service = await ask({ text: 'Service', fallback: 'web', reasonBad: answerRules.service });
  const account = await ask({
    text: 'AWS account, 12 digits (Enter: only this machine for now)',
    reasonBad: answerRules.account,
  });
  if (account === undefined) return { service };
  const region = await ask({ text: 'Region', fallback: 'us-east-1', reasonBad: answerRules.region });
  const stack = await ask({ text: 'Pulumi stack (Enter: none)' });
  if (stack !== undefined) return { service, account, region, stack };
  const targetGroup = await ask({
    text: 'Target group of an Application or Network Load Balancer (Enter: none)',
  });
  if (targetGroup !== undefined) return { service, account, region, targetGroup };
  const loadBalancer = await ask({
    text: 'Classic load balancer',
    fallback: `${service}-elb`,
    reasonBad: answerRules.loadBalancer,
  });
  return { service, account, region, loadBalancer };
}
