import { AwsError } from '../../service/aws-error.js';
import type { HealthTarget } from '../../traffic/health/health-target.js';

const longestTarget = 1024;

/**
 * Reads `HTTP:80/ping`, `HTTPS:443/ping`, `TCP:80` or `SSL:443`; protocols in any case.
 * Throws `AwsError` `ValidationError` for anything else.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_HealthCheck.html
 */
export function parseHealthTarget(target: string): HealthTarget {
  if (target.length > longestTarget) throw invalid(`must not be longer than ${longestTarget} characters`);
  const [, protocol = '', port = '', path = ''] = /^(\w+):(\d{1,5})(.*)$/s.exec(target) ?? [];
  const kind = protocol.toLowerCase();
  if (kind === 'http' || kind === 'https') return { kind, port: portOf(port), path: pathOf(path, protocol) };
  if ((kind === 'tcp' || kind === 'ssl') && path === '') return { kind, port: portOf(port) };
  if (/^https?:/i.test(target)) throw needsPortAndPath(target.slice(0, target.indexOf(':')));
  throw invalid('must be one of HTTP:port/path, HTTPS:port/path, TCP:port and SSL:port');
}

const invalid = (rule: string) => new AwsError('ValidationError', `HealthCheck Target ${rule}.`);

const needsPortAndPath = (protocol: string) =>
  new AwsError(
    'ValidationError',
    `HealthCheck ${protocol.toUpperCase()} Target must specify a port followed by a path that begins with a slash. e.g. ${protocol.toUpperCase()}:80/ping/this/path`,
  );

function portOf(digits: string): number {
  const port = Number(digits);
  if (port < 1 || port > 65_535) throw invalid('must specify a port between 1 and 65535');
  return port;
}

function pathOf(path: string, protocol: string): string {
  if (!/^\/[\x21-\x7e]*$/.test(path)) throw needsPortAndPath(protocol);
  return path;
}
