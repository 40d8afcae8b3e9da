import { isPair, isScalar, type Scalar } from 'yaml';

/** The keys that lead to a node, from its ancestors. */
export const pathOf = (ancestors: readonly unknown[]): string[] =>
  ancestors.flatMap((node) => (isPair(node) && isScalar(node.key) ? [keyText(node.key)] : []));

/** A key as it is written: the library keeps a symbol for `<<`. */
export const keyText = ({ value, source }: Scalar): string => source ?? String(value);
