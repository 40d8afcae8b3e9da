const { join } = require('node:path');

/** Where what Node loads of our TypeScript is kept from one run to the next. */
exports.cacheFolder = join(__dirname, '../../node_modules/.cache/clicamos-specs');
