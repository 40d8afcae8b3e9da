import { register } from 'node:module';

register('./load-source.mjs', import.meta.url);
