// What the emulator's load balancer carries, as ratios to a direct connection and beside http-proxy-3, in one run.
// Run: npx nx run-many -t build && node tools/bench/load-balancer.mjs [rounds] [seconds]; needs `wrk` on the PATH.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { EC2Client, RegisterImageCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  RegisterInstancesWithLoadBalancerCommand,
  waitUntilInstanceInService,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '@clicamos/emulator';
import httpProxy from 'http-proxy-3';

// Either the figures or, in a child process, a role and its argument.
const [role = '3', seconds = '5'] = process.argv.slice(2);
const argument = seconds;

// The load balancer and the proxy each have a process of their own, as a user would run them.
if (role === 'load-balancer') await runLoadBalancer(argument);
else if (role === 'proxy') await runProxy(argument);
else await compare(Number(role));

async function compare(rounds) {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-bench-'));
  const loadBalancer = await startRole('load-balancer', directory);
  const { direct } = loadBalancer.ready;
  const proxy = await startRole('proxy', direct);
  const targets = { direct, ...loadBalancer.ready, 'http-proxy-3': proxy.ready.http };
  try {
    const rates = new Map(Object.keys(targets).map((name) => [name, []]));
    // One after the other in every round, so that noise of the machine falls on all of them.
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, url] of Object.entries(targets)) rates.get(name).push(await requestsPerSecond(url));
    }
    report(rates);
  } finally {
    await Promise.all([loadBalancer, proxy].map(({ stop }) => stop()));
    await rm(directory, { recursive: true });
  }
}

async function startRole(name, argument) {
  // The same flag as the emulator in the background has.
  const execArgv = name === 'load-balancer' ? ['--max-semi-space-size=64'] : [];
  const child = fork(fileURLToPath(import.meta.url), [name, argument], { execArgv });
  const ended = once(child, 'exit');
  const [ready] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`))),
  ]);
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  return { ready, stop };
}

async function requestsPerSecond(url) {
  const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c64', `-d${seconds}s`, '--latency', url]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]);
}

function report(rates) {
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const direct = rates.get('direct');
  for (const [name, values] of rates) {
    const ratios = values.map((value, round) => value / direct[round]);
    process.stdout.write(
      `${name.padEnd(14)}${Math.round(median(values)).toString().padStart(8)} requests/s   x${median(ratios).toFixed(2)} of direct\n`,
    );
  }
}

/** An emulator with one instance behind an HTTP and a TCP load balancer; it ends when the parent lets go. */
async function runLoadBalancer(directory) {
  const emulator = await createEmulator({ speed: 10, bootMs: 0 });
  process.on('disconnect', () => void emulator.close());
  const settings = {
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
  const InstanceId = await startInstance(new EC2Client(settings), directory);
  const elb = new ElasticLoadBalancingClient(settings);
  const http = await createLoadBalancer(elb, { Protocol: 'HTTP', InstanceId });
  const tcp = await createLoadBalancer(elb, { Protocol: 'TCP', InstanceId });
  const direct = await readFile(join(directory, 'url'), 'utf8');
  process.send({ direct, http, tcp });
}

async function startInstance(ec2, directory) {
  const app = `
    import { writeFileSync } from 'node:fs';
    import { createServer } from 'node:http';
    const body = Buffer.alloc(1024, 'x');
    const server = createServer({ keepAliveTimeout: 75_000 }, (_request, response) => {
      response.writeHead(200, { 'Content-Length': body.length }).end(body);
    });
    server.listen(Number(process.env.PORT), process.env.HOST, () => {
      const { address, port } = server.address();
      writeFileSync(${JSON.stringify(join(directory, 'url'))}, 'http://' + address + ':' + port + '/');
    });
    process.on('SIGTERM', () => process.exit());
  `;
  await writeFile(join(directory, 'main.mjs'), app);
  await writeFile(join(directory, 'image.json'), JSON.stringify({ start: [process.execPath, 'main.mjs'] }));
  const image = new RegisterImageCommand({ Name: 'bench', ImageLocation: pathToFileURL(directory).href });
  const { ImageId } = await ec2.send(image);
  const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId, MinCount: 1, MaxCount: 1 }));
  return Instances[0].InstanceId;
}

async function createLoadBalancer(elb, { Protocol, InstanceId }) {
  const LoadBalancerName = `bench-${Protocol.toLowerCase()}`;
  const Listeners = [{ Protocol, LoadBalancerPort: 80, InstancePort: 80 }];
  const AvailabilityZones = ['a', 'b', 'c'].map((zone) => `us-east-1${zone}`);
  const { DNSName } = await elb.send(
    new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, AvailabilityZones }),
  );
  const HealthCheck = {
    Target: 'TCP:80',
    Interval: 5,
    Timeout: 2,
    HealthyThreshold: 2,
    UnhealthyThreshold: 2,
  };
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const Instances = [{ InstanceId }];
  await elb.send(new RegisterInstancesWithLoadBalancerCommand({ LoadBalancerName, Instances }));
  await waitUntilInstanceInService(
    { client: elb, maxWaitTime: 30, minDelay: 1, maxDelay: 1 },
    { LoadBalancerName, Instances },
  );
  return `http://${DNSName}/`;
}

async function runProxy(target) {
  const proxy = httpProxy.createProxyServer({ target, agent: new Agent({ keepAlive: true }), xfwd: true });
  const server = createServer((request, response) => proxy.web(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('disconnect', () => server.close().closeAllConnections());
  process.send({ http: `http://127.0.0.1:${server.address().port}/` });
}
