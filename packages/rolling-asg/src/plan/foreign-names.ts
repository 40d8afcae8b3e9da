import type { LaunchSurvey } from '../cloud/launch-survey.js';
import type { ServiceObservation } from '../observe/service/observe-service.js';

type Taken = Extract<LaunchSurvey['taken'], { kind: 'read' }>['value'];

/** Groups that have a name of the service's next generations and are not the service's. */
export function foreignNames({ groups }: ServiceObservation, { taken }: LaunchSurvey): Taken {
  if (taken.kind === 'unread') return [];
  return taken.value.filter(({ name }) => !groups.some(({ group }) => group.name === name));
}
