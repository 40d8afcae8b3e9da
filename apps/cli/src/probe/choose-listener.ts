import type { Listener } from '@clicamos/rolling-asg';

/** How each protocol that can be asked is written in a URL. */
export const schemes: Readonly<Record<string, string>> = {
  HTTP: 'http',
  HTTPS: 'https',
  TCP: 'tcp',
  SSL: 'tls',
  TLS: 'tls',
};

export interface ListenerChoice {
  readonly listener: Listener;
  /** Those that could have been asked as well. */
  readonly others: readonly Listener[];
}

/**
 * The listener that the probe asks where nobody says which: HTTP before connections, then the lowest port, whatever
 * order the cloud tells them in.
 */
export function chooseListener(listeners: readonly Listener[]): ListenerChoice | undefined {
  const [listener, ...others] = listeners
    .filter(({ protocol }) => protocol in schemes)
    .toSorted((a, b) => Number(isHttp(b)) - Number(isHttp(a)) || a.port - b.port);
  return listener && { listener, others };
}

export const isHttp = ({ protocol }: Listener): boolean => protocol === 'HTTP' || protocol === 'HTTPS';
