import { join } from 'node:path';

/** Where the local environment keeps its emulator's lock and log, and the images: beside `clicamos.yaml`. */
export const localFolder = (configDirectory: string): string => join(configDirectory, '.clicamos', 'local');
