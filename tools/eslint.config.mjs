import base from '../eslint.config.mjs';

// The consumer check's projects are programs of other people: they import what they installed, and they print.
export default [...base, { ignores: ['consumer-check/projects/**', '**/consumer-check/projects/**'] }];
