// @ts-check
// What the image carries: an app as it is often found. It thinks before it answers, and ends at once when told to.
import { createServer } from 'node:http';

const { HOST, PORT, APP_VERSION = 'unknown' } = process.env;

const server = createServer({ keepAliveTimeout: 75_000 }, (_request, response) => {
  response.setHeader('x-app-version', APP_VERSION);
  setTimeout(() => response.end(`version ${APP_VERSION}\n`), 100);
});
server.listen(Number(PORT), HOST);
