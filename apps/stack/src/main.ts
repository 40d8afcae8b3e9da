import { stack } from './stack.js';

// What `pulumi up` runs. The only default export here: Pulumi takes it for the program, and what the program
// returns for the outputs of the stack.
export default stack;
