import { invalidParameterCombination } from '../errors.js';

/** The one attribute that a modification names. Throws `InvalidParameterCombination` for none and for several. */
export function oneAttribute<Request extends object>(
  request: Request,
  names: readonly (keyof Request & string)[],
): keyof Request & string {
  const [name, ...others] = names.filter((one) => request[one] !== undefined);
  if (name === undefined) throw invalidParameterCombination('No attributes specified.');
  if (others.length === 0) return name;
  throw invalidParameterCombination(
    `Fields for multiple attribute types specified: ${[name, ...others].map(withSmallInitial).join(', ')}`,
  );
}

const withSmallInitial = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1);
