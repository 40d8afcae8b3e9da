import { randomUUID } from 'node:crypto';
import * as pulumi from '@pulumi/pulumi';

export interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Zones and image that the recorder answers with. */
const recorderZones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** Records what a Pulumi program declares, and the functions that it calls, and creates nothing. */
export interface Recorder {
  readonly resources: readonly Recorded[];
  readonly calls: readonly Recorded[];
  /** Those of one type, such as `aws:ec2/subnet:Subnet`, by name. */
  ofType(type: string): Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Puts a recorder in the place of the engine. Ids are made of the names: `web-nat-id`. */
export async function startRecorder(): Promise<Recorder> {
  const resources: Recorded[] = [];
  const calls: Recorded[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        resources.push({ type, name, inputs });
        return { id: `${name}-id`, state: { ...inputs, ...computed(type, name) } };
      },
      call: ({ token, inputs }) => {
        calls.push({ type: token, name: token, inputs });
        if (token.includes('getAvailabilityZones')) return { region: 'us-east-1', names: recorderZones };
        return { id: `ami-${randomUUID()}`.slice(0, 12) };
      },
    },
    'shop',
    'dev',
  );
  const ofType = (type: string) =>
    Object.fromEntries(
      resources.filter((each) => each.type === type).map(({ name, inputs }) => [name, inputs]),
    );
  return { resources, calls, ofType };
}

/** The value of an output. */
export function valueOf<Value>(output: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => output.apply(resolve));
}

function computed(type: string, name: string): Record<string, unknown> {
  if (type === 'aws:ec2/instance:Instance') return { primaryNetworkInterfaceId: `${name}-eni` };
  if (type === 'aws:ec2/eip:Eip') return { publicIp: '198.51.100.7' };
  if (type.startsWith('aws:iam/')) return { name };
  return {};
}
