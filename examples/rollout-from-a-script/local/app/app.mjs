// @ts-check
// What the image carries: it says its version, answers the health checks, and on SIGTERM ends what it was asked.
import { createServer } from 'node:http';

const { HOST, PORT, APP_VERSION = 'unknown' } = process.env;

// Idle connections are kept longer than by the load balancer (60 s): who closes first must not be the app.
const server = createServer({ keepAliveTimeout: 75_000 }, (_request, response) => {
  response.setHeader('x-app-version', APP_VERSION).end(`version ${APP_VERSION}\n`);
});
server.listen(Number(PORT), HOST);
process.on('SIGTERM', () => {
  server.close();
  server.closeIdleConnections();
});
