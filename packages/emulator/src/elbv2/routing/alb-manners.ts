import type { GatewayStatus, HttpManners } from '../../traffic/http/http-manners.js';

const reasons: Readonly<Record<GatewayStatus, string>> = {
  400: 'Bad Request',
  405: 'Not Allowed',
  408: 'Request Time-out',
  417: 'Expectation Failed',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/**
 * How an Application Load Balancer answers by itself. It asks one target only, and what goes wrong there is a 502.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export const albManners: HttpManners = {
  connectAttempts: 1,
  unreachable: 502,
  brokenOff: 502,
  reason: (status) => reasons[status],
  headers: ['Server', 'awselb/2.0', 'Content-Type', 'text/html'],
  body: (status) => {
    const title = `${status} ${reasons[status]}`;
    return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  },
};
