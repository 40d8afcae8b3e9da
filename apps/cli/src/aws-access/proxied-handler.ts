import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { UsageError } from '../usage-error.js';

/** What an SDK client sends its requests with. */
export type RequestHandler = Pick<
  NodeHttpHandler,
  'metadata' | 'handle' | 'destroy' | 'updateHttpClientConfig' | 'httpHandlerConfigs'
>;

/**
 * Sends each request directly or through a proxy, as `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` of this
 * process say for its address. The SDK by itself does not look at them.
 *
 * @throws {UsageError} while a request is sent, for a proxy of another kind than HTTP
 */
export function createProxiedHandler(options: NodeHttpHandlerOptions): RequestHandler {
  const direct = new NodeHttpHandler(options);
  const proxied = new Map<string, NodeHttpHandler>();
  const through = (proxy: string): NodeHttpHandler => {
    const handler = proxied.get(proxy) ?? throughProxy(proxy, options);
    proxied.set(proxy, handler);
    return handler;
  };
  return {
    metadata: direct.metadata,
    handle(request, how) {
      const { protocol, hostname, port } = request;
      const proxy = getProxyForUrl(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
      return (proxy === '' ? direct : through(proxy)).handle(request, how);
    },
    updateHttpClientConfig: (key, value) => direct.updateHttpClientConfig(key, value),
    httpHandlerConfigs: () => direct.httpHandlerConfigs(),
    destroy() {
      for (const handler of [direct, ...proxied.values()]) handler.destroy();
    },
  };
}

/** CONNECT for every address, also of HTTP: a proxy that is asked for a path would see signed requests. */
function throughProxy(proxy: string, options: NodeHttpHandlerOptions): NodeHttpHandler {
  if (!/^https?:\/\//.test(proxy))
    throw new UsageError(
      `Expected a proxy that begins with http:// or https://, got \`${withoutCredentials(proxy)}\` (HTTPS_PROXY, HTTP_PROXY or ALL_PROXY)`,
    );
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true, maxSockets: 50 });
  return new NodeHttpHandler({ ...options, httpAgent: agent, httpsAgent: agent });
}

/** A proxy's address as it may be printed. */
export function withoutCredentials(proxy: string): string {
  return proxy.replace(/\/\/[^/@]*@/, '//');
}
