import type { Activity, LifecycleHook } from '../../cloud/cloud.js';

/** What is known of the hooks that hold a group's instances. */
export type KnownHooks = Map<string, readonly LifecycleHook[]>;

/** The scaling activities of groups that have fewer instances than they want, newest first. */
export type KnownActivities = Map<string, readonly Activity[]>;
