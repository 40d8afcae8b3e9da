// An HTTP host that answers with the address it is called from, IPv4 only. Argument: port.
import { createServer } from 'node:http';

const server = createServer(({ socket }, response) => response.end(`you are ${socket.remoteAddress}\n`));
server.listen(Number(process.argv[2]), '0.0.0.0', () => process.stdout.write('listening\n'));
