import { functionTypes } from './function-types.js';
import { resourceTypes } from './resource-types.js';

/** The types of resources that `runProgram` can create. */
export const supportedResourceTypes: readonly string[] = [...resourceTypes.keys()];

/** The functions that `runProgram` can answer. */
export const supportedFunctions: readonly string[] = [...functionTypes.keys()];
