import { readFileSync } from 'node:fs';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';
import type { ServiceName } from '../service/service.js';
import { loadModel, type WireModel } from '../wire/model/model.js';

const services: readonly ServiceName[] = [
  'ec2',
  'elb',
  'elbv2',
  'autoscaling',
  'iam',
  'sts',
  'ssm',
  'cloudwatch',
  'acm',
  'servicequotas',
];
const behavior = readFileSync(new URL('../../BEHAVIOR.md', import.meta.url), 'utf8');

/** The names behind `` - `ec2`: `` in the section Operations. */
function listed(service: ServiceName): readonly string[] {
  const names = new RegExp(`^- \`${service}\`: (.*)\\.$`, 'm').exec(behavior)?.[1] ?? '';
  return names.split(', ');
}

/** Unsigned, so that nothing is done: whether there is such an operation is said before the signature is asked for. */
async function isAnswered(emulator: Emulator, model: WireModel, operation: string): Promise<boolean> {
  const { version, targetPrefix } = model;
  const { response } = await emulator.requestHandler().handle({
    ...{ method: 'POST', path: '/' },
    ...(targetPrefix === undefined
      ? { headers: form, body: `${new URLSearchParams({ Action: operation, Version: version })}` }
      : { headers: { 'x-amz-target': `${targetPrefix}.${operation}` }, body: '{}' }),
  });
  return !Buffer.from(response.body).toString().includes('does not answer');
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('BEHAVIOR.md', () => {
  it.each(services)('lists the operations that the emulator answers: %s', async (service) => {
    await using emulator = await createEmulator({ listen: false, instances: 'simulated' });
    const model = loadModel(service);
    const answered: string[] = [];

    for (const operation of [...Object.keys(model.operations), ...model.unmodelled].sort())
      if (await isAnswered(emulator, model, operation)) answered.push(operation);

    expect(listed(service)).toEqual(answered);
  });
});
