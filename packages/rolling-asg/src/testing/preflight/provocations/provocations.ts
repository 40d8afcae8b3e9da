import { capacityProvocations } from './capacity.js';
import { groupProvocations } from './group.js';
import { imageProvocations } from './image.js';
import type { Provocations } from './provocation.js';
import { refreshProvocations } from './refresh.js';
import { sourceProvocations } from './source.js';

/** Every finding that a cloud can be made to give, by level and id. */
export const provocations: Provocations = {
  ...capacityProvocations,
  ...groupProvocations,
  ...imageProvocations,
  ...refreshProvocations,
  ...sourceProvocations,
};
