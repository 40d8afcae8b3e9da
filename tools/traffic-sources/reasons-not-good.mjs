import { images } from './images.mjs';

/** An instance that dies takes what it was asked with it; no other image may cost a request. */
export function reasonsNotGood({ source, outcome, serves, lost }, image) {
  const { outcome: usual, withNone = usual } = images[image];
  const want = source === 'none' ? withNone : usual;
  return [
    ...(outcome === want ? [] : [`ended ${outcome}, not ${want}`]),
    ...(serves === 2 ? [] : [`${serves} of 2 serve afterwards`]),
    ...(image === 'dies' || lost === '-' || lost === '0' ? [] : [`lost ${lost}`]),
  ];
}
