export { stack, type StackOutputs } from './stack.js';
export type { StackConfig } from './stack-config.js';
