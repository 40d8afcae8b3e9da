import type { RecordOf } from '../../stream/record.js';
import type { LaneState } from '../lane.js';

type Group = NonNullable<RecordOf<'waiting'>['snapshot']['next']>;
type Instance = Group['instances'][number];

/** What a look says of an instance. The engine tells in words what its states leave open. */
export function laneState({ state, text }: Instance, role: Group['role']): LaneState {
  switch (state) {
    case 'serving':
    case 'booting':
    case 'leaving':
      return state;
    case 'held':
      return 'hook';
    case 'failed':
      return 'failing';
    case 'stopped':
      return text.startsWith('Terminat') ? 'terminated' : 'leaving';
    case 'checking':
      return checkingState(text, role);
    default:
      return 'unknown';
  }
}

function checkingState(text: string, role: Group['role']): LaneState {
  if (text.startsWith('in no load balancer')) return 'drained';
  if (text.startsWith('not registered')) return role === 'next' ? 'registering' : 'drained';
  return / has failed | failed with /.test(text) ? 'failing' : 'checks';
}
