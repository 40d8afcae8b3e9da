import base, { dependencyChecks } from '../../eslint.config.mjs';

// The sample app is found by its path.
export default [...base, dependencyChecks(['@clicamos/sample-app'])];
