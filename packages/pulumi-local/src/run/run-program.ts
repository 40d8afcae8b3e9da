import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runtime } from '@pulumi/pulumi';
import { createEngine } from '../pulumi/engine.js';
import { allAnswered, useSettings, withOwnSettings } from '../pulumi/pulumi-internals.js';
import { watchRejections } from '../pulumi/watch-rejections.js';
import { createClients, type Credentials, destroyClients } from '../terms/clients.js';
import { systemClock } from '../terms/clock.js';
import { askSpeed } from './ask-speed.js';
import { checkOptions } from './check-options.js';
import { createMonitor } from './create-monitor.js';
import { createLedger } from './ledger.js';
import type { RunOptions, RunResult } from './run-options.js';
import type { RunScope } from './run-scope.js';
import { toConfig } from './to-config.js';
import { removalRefusal } from './update-resource.js';

/** A Pulumi program as a function: it declares resources, and what it returns are the stack's outputs. */
export type Program = () => unknown;

/**
 * Runs a Pulumi program in this process, with no engine: every resource is created at the endpoint by the
 * SDK. It creates on a fresh endpoint. With the `state` of the last run it updates launch templates and groups, and
 * refuses by name whatever else is another; it deletes nothing.
 *
 * @throws PulumiLocalError when a resource or function fails, or is not known; it names the resource
 * @example
 * import { runProgram } from '@clicamos/pulumi-local';
 * const endpoint = 'http://127.0.0.1:4566';
 * const { outputs } = await runProgram(program, { endpoint, region: 'us-east-1', project: 'web', stack: 'local' });
 */
export async function runProgram(program: Program, options: RunOptions): Promise<RunResult> {
  options.signal?.throwIfAborted();
  checkOptions(options);
  const clients = options.clients ?? createClients({ credentials: localCredentials, ...options });
  try {
    const speed = await askSpeed(options.endpoint, options.signal);
    const scope = createScope(options, { clients, speed });
    const outputs = await withOwnSettings(() => runInScope(program, scope, options));
    const state = scope.ledger.created;
    return { outputs, resources: state.map(({ urn, type, name, id }) => ({ urn, type, name, id })), state };
  } finally {
    if (options.clients === undefined) destroyClients(clients);
  }
}

const localCredentials: Credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

function createScope(options: RunOptions, { clients, speed }: Pick<RunScope, 'clients' | 'speed'>): RunScope {
  const { project, stack, region, signal, clock = systemClock } = options;
  const { onCreated = () => undefined, onLog: log = () => undefined } = options;
  const call = signal === undefined ? {} : { abortSignal: forManyCalls(signal) };
  const ledger = createLedger(onCreated);
  const left = new Map((options.state ?? []).map((resource) => [resource.urn, resource]));
  return { project, stack, region, clients, clock, speed, log, signal, call, ledger, left };
}

/** As many calls as there are independent resources wait on it at once: that is no leak to warn of. */
function forManyCalls(signal: AbortSignal): AbortSignal {
  const own = AbortSignal.any([signal]);
  setMaxListeners(0, own);
  return own;
}

async function runInScope(
  program: Program,
  scope: RunScope,
  { config = {} }: RunOptions,
): Promise<RunResult['outputs']> {
  const { project, stack, region, ledger, log, signal } = scope;
  useSettings({
    monitor: createMonitor(scope),
    engine: createEngine(log),
    project,
    stack,
    config: toConfig({ ...config, 'aws:region': region }, project),
  });
  const stopWatching = watchRejections(ledger.fail);
  const aborted = rejectOnAbort(signal);
  try {
    return await Promise.race([aborted.promise, ledger.failed, runToEnd(program, scope)]);
  } finally {
    aborted.stop();
    await nextTurn(); // what fails in the wake of a failure is heard of now, and is part of it
    stopWatching();
  }
}

async function runToEnd(program: Program, { ledger, left }: RunScope): Promise<RunResult['outputs']> {
  const { fail, refuse, failIfRefused } = ledger;
  const outputs = await runtime.runInPulumiStack(async () => {
    try {
      return await program();
    } catch (error) {
      // Told to the ledger, not to Pulumi, which would leave rejections behind that nobody handles. The
      // ledger rejects once nothing is being created any more.
      fail(error);
      return new Promise(() => undefined);
    }
  });
  await allAnswered();
  await nextTurn(); // a rejection that nobody handles is reported at the end of a turn
  for (const resource of left.values()) refuse(removalRefusal(resource));
  failIfRefused();
  return outputs ?? {};
}

function rejectOnAbort(signal: AbortSignal | undefined): { promise: Promise<never>; stop: () => void } {
  let onAbort = () => undefined as void;
  const promise = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  return { promise, stop: () => signal?.removeEventListener('abort', onAbort) };
}
