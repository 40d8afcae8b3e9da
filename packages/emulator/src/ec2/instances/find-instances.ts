import { AwsError } from '../../service/aws-error.js';
import { malformedId } from '../errors.js';
import type { Ec2State } from '../state.js';
import type { InstanceRecord } from './instance-record.js';

const wellFormed = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** The instances of a request, each once. Throws `InvalidInstanceID.Malformed` and `InvalidInstanceID.NotFound`. */
export function findInstances({ instances }: Ec2State, ids: readonly string[]): readonly InstanceRecord[] {
  const bad = ids.find((id) => !wellFormed.test(id));
  if (bad !== undefined) throw malformedId('InvalidInstanceID.Malformed', { id: bad, prefix: 'i' });
  const missing = ids.filter((id) => !instances.has(id));
  if (missing.length > 0) throw notFoundInstances(missing);
  return [...new Set(ids)].flatMap((id) => instances.get(id) ?? []);
}

/** Throws `InvalidInstanceID.Malformed` and `InvalidInstanceID.NotFound`. */
export function findInstance(state: Ec2State, id: string): InstanceRecord {
  const [instance] = findInstances(state, [id]);
  if (instance) return instance;
  throw notFoundInstances([id]);
}

const notFoundInstances = (ids: readonly string[]) =>
  new AwsError(
    'InvalidInstanceID.NotFound',
    ids.length === 1
      ? `The instance ID '${ids.join(', ')}' does not exist`
      : `The instance IDs '${ids.join(', ')}' do not exist`,
  );
