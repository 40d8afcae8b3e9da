import base from '../../eslint.config.mjs';

// A program of its own: it prints.
export default [...base, { rules: { 'no-console': 'off' } }];
