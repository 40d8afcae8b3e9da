import { startDashboard, type Dashboard, type DashboardOptions } from '@clicamos/report';
import { UsageError } from '../usage-error.js';

/**
 * Serves a page on this machine.
 *
 * @throws {UsageError} for a port that is none, or that somebody else has
 */
export async function openPage(options: DashboardOptions): Promise<Dashboard> {
  const { port = 0 } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`Expected \`--port\` to be a port, 0 to 65535, got \`${port}\``);
  try {
    return await startDashboard(options);
  } catch (error) {
    if (!isPortProblem(error)) throw error;
    throw new UsageError(
      `Port ${port} of 127.0.0.1 cannot be had (${error.code}): name another with --port, or leave it out for a free one`,
      { cause: error },
    );
  }
}

const isPortProblem = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
