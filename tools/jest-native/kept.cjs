const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { cacheFolder } = require('./cache-folder.cjs');

mkdirSync(cacheFolder, { recursive: true });

/** Where what is made of `parts` is kept from one run to the next. */
exports.placeOf = (...parts) => join(cacheFolder, createHash('sha1').update(parts.join('\0')).digest('hex'));

/** Another run may remove it at any moment, as too old. */
exports.textOf = function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Whole or not at all: several workers write there. */
exports.write = function write(file, text) {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, file);
};
