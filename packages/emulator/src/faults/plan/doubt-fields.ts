import type { DoubtName } from '../../service/doubts.js';
import { duration, oneOf, type Field } from './field.js';

/** What every doubt may be set to. */
export const doubtFields: Readonly<Record<DoubtName, Field>> = {
  attachWhileRemoving: oneOf('taken', 'refused'),
  detachWhileRemoving: oneOf('taken', 'refused'),
  othersAfterAttach: oneOf('kept', 'replaced'),
  tagConditionLagMs: duration,
  passServiceLinkedRole: oneOf('allowed', 'denied'),
  tagVisibilityLagMs: duration,
  instanceProfileLagMs: duration,
  templateVersionLagMs: duration,
  deletionBusyMs: duration,
  credentialsEndAtMs: duration,
};
