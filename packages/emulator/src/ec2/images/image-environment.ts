import { tagsOf } from '../tags/tags.js';
import type { Ec2State } from '../state.js';
import type { ImageProgram, ImageRecord } from './image-record.js';

/** Tags of an image that begin so are variables of its instances, for example `clicamos:env:APP_VERSION`. */
const environmentTagPrefix = 'clicamos:env:';

/**
 * What an instance that is launched now runs: the image's program, with the variables that the image's tags set.
 * It is how an image that was built out of an instance says what the build changed, as there is no disk to change.
 */
export function programOf(state: Ec2State, { imageId, program }: ImageRecord): ImageProgram {
  const variables = [...tagsOf(state, imageId)].flatMap(([key, value]): [string, string][] =>
    key.startsWith(environmentTagPrefix) ? [[key.slice(environmentTagPrefix.length), value]] : [],
  );
  return { ...program, env: { ...program.env, ...Object.fromEntries(variables) } };
}
