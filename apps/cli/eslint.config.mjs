import base, { dependencyChecks } from '../../eslint.config.mjs';

// The sample app is found by its path, not imported.
export default [...base, dependencyChecks(['@clicamos/sample-app'])];
