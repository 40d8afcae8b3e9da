import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEc2, type Ec2Options } from '../../ec2/create-ec2.js';
import { createProcessHost, type ProcessHostOptions } from '../../ec2/hosts/create-process-host.js';
import { noHazards } from '../../service/hazards.js';
import type {
  InstancePort,
  InstanceProfilePort,
  InstanceStateName,
  InstanceView,
} from '../../service/ports.js';
import type { Service, Surroundings } from '../../service/service.js';
import { createTime, type Time } from '../../time/time.js';

/** An operation by its name, for tests that call what the wire calls. */
export type Call = <Output = Record<string, never>>(operation: string, input?: object) => Promise<Output>;

/** EC2 in a folder of its own, closed and removed at the end. */
export interface TestEc2 extends AsyncDisposable {
  readonly call: Call;
  readonly service: Service;
  readonly instances: InstancePort;
  readonly stateDirectory: string;
  /** How many waits have begun and neither passed nor been cancelled. */
  readonly openWaits: () => number;
  /** Writes an image's directory, with `app.mjs` as its program unless the manifest starts another. */
  image(program: string, manifest?: object): string;
  /** Registers an image of a program; answers its id. */
  register(program: string, manifest?: object): Promise<string>;
  close(): Promise<void>;
}

export interface TestEc2Options extends Partial<Ec2Options>, Partial<ProcessHostOptions> {
  /** @default 1000 */
  readonly speed?: number;
}

/** Time that knows what waits for it. */
function countedTime(time: Time): { readonly time: Time; readonly openWaits: () => number } {
  const open = new Set<object>();
  const after: Time['after'] = (awsMs, callback) => {
    const wait = {};
    open.add(wait);
    const cancel = time.after(awsMs, () => {
      open.delete(wait);
      callback();
    });
    return () => {
      open.delete(wait);
      cancel();
    };
  };
  return { time: { ...time, after }, openWaits: () => open.size };
}

/** Every profile exists and has a role. */
const everyProfile: InstanceProfilePort = {
  byName: (name) => profileOf(name),
  byArn: (arn) => profileOf(arn.slice(arn.lastIndexOf('/') + 1)),
};

const profileOf = (instanceProfileName: string) => ({
  arn: `arn:aws:iam::123456789012:instance-profile/${instanceProfileName}`,
  instanceProfileId: 'AIPAAAAAAAAAAAAAAAAAA',
  instanceProfileName,
  hasRole: true,
});

/**
 * Ids count up from where no other fixture's do: a watchdog ends whatever has the id of its instance in its environment,
 * on all of this machine.
 */
function testSurroundings(speed: number): Surroundings {
  const own = randomBytes(4).toString('hex');
  let count = 0;
  return {
    account: '123456789012',
    region: 'us-east-1',
    zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    time: createTime(speed),
    newId: (prefix) => `${prefix}-${own}${(++count).toString(16).padStart(9, '0')}`,
    log: () => undefined,
    hazards: noHazards,
  };
}

export async function createTestEc2({ speed = 1000, ...options }: TestEc2Options = {}): Promise<TestEc2> {
  const folder = mkdtempSync(join(tmpdir(), 'clicamos-ec2-'));
  const stateDirectory = join(folder, 'state');
  const { time, openWaits } = countedTime(createTime(speed));
  const ec2 = await createEc2(
    { ...testSurroundings(speed), time },
    {
      createHost: (ground) => createProcessHost(ground, { stateDirectory, ...options }),
      ...{ shortestGraceMs: 500, instanceProfiles: everyProfile, ...options },
    },
  );
  const call = async (operation: string, input: object = {}) =>
    ec2.service.operations[operation]?.(input as never);
  let count = 0;
  const image = (program: string, manifest: object = {}) => {
    const directory = join(folder, `image-${++count}`);
    mkdirSync(directory);
    writeFileSync(join(directory, 'app.mjs'), program);
    const defaults = { start: ['node', 'app.mjs'], port: 80 };
    writeFileSync(join(directory, 'image.json'), JSON.stringify({ ...defaults, ...manifest }));
    return directory;
  };
  const close = async () => {
    await ec2.service.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    call: call as Call,
    service: ec2.service,
    instances: ec2.instances,
    stateDirectory,
    openWaits,
    image,
    async register(program, manifest) {
      const input = { Name: `image ${count + 1}`, ImageLocation: image(program, manifest) };
      const { ImageId } = (await call('RegisterImage', input)) as { ImageId: string };
      return ImageId;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Waits for an instance's state by its changes. */
export function untilState(
  instances: InstancePort,
  id: string,
  state: InstanceStateName,
): Promise<InstanceView> {
  return new Promise((resolve) => {
    const check = (instance: InstanceView | undefined) => {
      if (instance?.instanceId !== id || instance.state !== state) return;
      end();
      resolve(instance);
    };
    const end = instances.onChange(check);
    check(instances.get(id));
  });
}

/** A program that answers every request and says so in its log, then ends by SIGTERM. */
export const webProgram = `
import { createServer } from 'node:http';
const { HOST, PORT, INSTANCE_ID } = process.env;
const server = createServer((request, response) => {
  response.end(JSON.stringify({ env: process.env, from: request.socket.remoteAddress }));
});
server.listen({ host: HOST, port: Number(PORT) }, () => console.log('listening as ' + INSTANCE_ID));
process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });
`;
