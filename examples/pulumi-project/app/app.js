// What the test's image carries: any answer is a healthy one.
const { createServer } = require('node:http');

const { HOST, PORT, INSTANCE_ID } = process.env;

const server = createServer((_request, response) => response.end(`${INSTANCE_ID} serves`));
server.listen(Number(PORT), HOST);
process.on('SIGTERM', () => server.close());
