import base, { dependencyChecks } from '../../eslint.config.mjs';

/** What the page is made of is in its bundle: nobody installs it. */
const bundled = ['preact', 'uplot'];

export default [...base, dependencyChecks(bundled)];
