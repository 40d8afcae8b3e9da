import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { operationOf } from './operation-of.mjs';

/**
 * One call of a program to AWS's API, as the proxy sees it.
 *
 * @typedef {object} Call
 * @property {number} index from 1, in the order of arrival
 * @property {string} operation
 * @property {number} occurrence from 1, among the calls of this operation
 */

/**
 * What becomes of a call: the answer to give, or nothing to break the connection off. `forward` sends it on and
 * resolves with the answer, whatever has become of the client by then.
 *
 * @typedef {(call: Call, forward: () => Promise<object>) => Promise<object | undefined>} Rule
 */

/** @type {Rule} */
const passThrough = (_, forward) => forward();

/**
 * A proxy in front of an emulator's API, on loopback.
 *
 * @param {string} upstream the emulator's endpoint
 * @param {Rule} rule
 * @returns {Promise<{ endpoint: string, calls: Call[], close(): Promise<void> }>}
 */
export async function startProxy(upstream, rule = passThrough) {
  const agent = new Agent({ keepAlive: true });
  const calls = [];
  const server = createServer((incoming, outgoing) => {
    answer(incoming, { upstream, agent, rule, calls })
      .then((given) => give(given, outgoing))
      .catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    calls,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(incoming, { upstream, agent, rule, calls }) {
  const body = await buffer(incoming);
  const forward = () => send({ upstream, agent, incoming, body });
  if (incoming.url.startsWith('/_clicamos/')) return forward();
  return rule(note(calls, operationOf(incoming.headers, body)), forward);
}

function note(calls, operation) {
  const occurrence = calls.filter((call) => call.operation === operation).length + 1;
  const call = { index: calls.length + 1, operation, occurrence };
  calls.push(call);
  return call;
}

async function send({ upstream, agent, incoming, body }) {
  const { method, headers, url } = incoming;
  const outgoing = request(new URL(url, upstream), {
    method,
    agent,
    // The host as the client wrote it, which is signed.
    headers: { ...headers, connection: 'keep-alive' },
  });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

function give(given, outgoing) {
  if (given === undefined) {
    outgoing.destroy();
    return;
  }
  const headers = Object.entries(given.headers).filter(([name]) => !ofOneConnection.has(name));
  outgoing.writeHead(given.status, { ...Object.fromEntries(headers), 'content-length': given.body.length });
  outgoing.end(given.body);
}

const ofOneConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);
