import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';

/** An AWS whose sessions a test ends: STS of the emulator ends none within 15 minutes. */
export interface EndingSessions extends AsyncDisposable {
  readonly endpoint: string;
  /** The session of this access key is over: from now on AWS says so, as each of its services words it. */
  end(accessKeyId: string): void;
  /** How often it was said. */
  refusals(): number;
}

/** @param behind who answers all others */
export async function createEndingSessions(behind: URL): Promise<EndingSessions> {
  const over = new Set<string>();
  let refused = 0;
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const [, id = '', service = ''] =
      /Credential=(\w+)\/\d+\/[\w-]+\/(\w+)\//.exec(headers.authorization ?? '') ?? [];
    if (over.has(id)) {
      refused += 1;
      request.resume();
      return void response.writeHead(service === 'ec2' ? 400 : 403).end(refusalOf(service));
    }
    const to = { host: behind.hostname, port: behind.port, method, path, headers };
    const onward = forward(to, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    end: (accessKeyId) => void over.add(accessKeyId),
    refusals: () => refused,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** EC2 has a form and a code of its own: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const refusalOf = (service: string): string =>
  service === 'ec2'
    ? '<Response><Errors><Error><Code>RequestExpired</Code><Message>Request has expired.</Message></Error></Errors></Response>'
    : '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>';
