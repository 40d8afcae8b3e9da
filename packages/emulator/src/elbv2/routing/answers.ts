import type {
  FixedResponseActionConfig,
  RedirectActionConfig,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AnswerRoute } from '../../traffic/http/http-listener-context.js';
import type { ListenerRecord } from '../state.js';
import { albManners } from './alb-manners.js';
import { pathOf, withoutPort, type RoutedRequest } from './match-rule.js';

/** Nobody is there to forward to. */
export const noTargets: AnswerRoute = {
  kind: 'answer',
  status: 503,
  headers: albManners.headers,
  body: albManners.body(503),
};

/** The answer that a rule holds ready. */
export const fixedResponse = ({
  StatusCode = '503',
  ContentType = 'text/plain',
  MessageBody = '',
}: Partial<FixedResponseActionConfig>): AnswerRoute => ({
  kind: 'answer',
  status: Number(StatusCode),
  headers: ['Server', 'awselb/2.0', 'Content-Type', `${ContentType}; charset=utf-8`],
  body: MessageBody,
});

/**
 * Sends a client elsewhere: what a redirect leaves out is that of the request.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
 */
export function redirect(
  config: Partial<RedirectActionConfig>,
  { protocol, port }: Pick<ListenerRecord, 'protocol' | 'port'>,
  { host, url }: RoutedRequest,
): AnswerRoute {
  const path = pathOf(url);
  const own: Readonly<Record<string, string>> = {
    protocol: protocol.toLowerCase(),
    host: withoutPort(host),
    port: String(port),
    path: path.slice(1),
    query: url.slice(path.length + 1),
  };
  const fill = (text: string) => text.replace(/#\{(\w+)\}/g, (_all, name: string) => own[name] ?? '');
  const scheme = fill(config.Protocol ?? '#{protocol}').toLowerCase();
  const target = `${fill(config.Host ?? '#{host}')}:${fill(config.Port ?? '#{port}')}`;
  const query = fill(config.Query ?? '#{query}');
  const location = `${scheme}://${target}${fill(config.Path ?? '/#{path}')}${query === '' ? '' : `?${query}`}`;
  const status = config.StatusCode === 'HTTP_302' ? 302 : 301;
  return { kind: 'answer', status, headers: ['Server', 'awselb/2.0', 'Location', location], body: '' };
}
