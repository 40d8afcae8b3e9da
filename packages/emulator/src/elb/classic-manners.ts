import type { GatewayStatus, HttpManners } from '../traffic/http/http-manners.js';

const reasons: Readonly<Record<GatewayStatus, string>> = {
  400: 'BAD_REQUEST',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  417: 'EXPECTATION_FAILED',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable: Back-end server is at capacity',
  504: 'GATEWAY_TIMEOUT',
};

/** How many instances a Classic Load Balancer tries. */
export const connectAttempts = 3;

/** The TLS versions of `ELBSecurityPolicy-2016-08`, the newest that it has. */
export const classicVersions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.2' } as const;

/** How a Classic Load Balancer answers by itself: with its own reason phrases and no body. */
export const classicManners: HttpManners = {
  connectAttempts,
  unreachable: 504,
  brokenOff: 504,
  reason: (status) => reasons[status],
  headers: [],
  body: () => '',
};
