import { isAlias, isMap, isScalar, isSeq, visit, type Document } from 'yaml';
import type { Mistake } from './describe-issues.js';
import { didYouMean } from './nearest.js';
import { keyText, pathOf } from './path-of.js';

/** What `*name` and `<<` refer to and is not there, or cannot be meant. The library throws at the first of them. */
export function referenceMistakes(document: Document): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const anchors: string[] = [];
  const resolved = (node: unknown) => (isAlias(node) ? node.resolve(document) : node);
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && node.anchor !== undefined) anchors.push(node.anchor);
    },
  });
  visit(document, {
    Alias(_key, node, ancestors) {
      const text = reasonNoAlias(node.source, { target: node.resolve(document), ancestors, anchors });
      if (text !== undefined) mistakes.push({ path: pathOf(ancestors), text });
    },
    Pair(_key, { key, value }, ancestors) {
      if (!isScalar(key) || keyText(key) !== '<<' || (isAlias(value) && resolved(value) === undefined))
        return;
      const merged = resolved(value);
      const sources = isSeq(merged) ? merged.items.map(resolved) : [merged];
      if (sources.every((source) => source === undefined || isMap(source))) return;
      mistakes.push({ path: [...pathOf(ancestors), '<<'], text: wantKeys });
    },
  });
  return mistakes;
}

const wantKeys = 'Expected an anchor of keys with values, such as `<<: *base`, or a list of them';

interface AliasPlace {
  readonly target: unknown;
  readonly ancestors: readonly unknown[];
  readonly anchors: readonly string[];
}

function reasonNoAlias(name: string, { target, ancestors, anchors }: AliasPlace): string | undefined {
  if (target === undefined) {
    const known =
      anchors.length === 0 ? 'there is no anchor (&) in the file' : `there are ${anchors.join(', ')}`;
    return `\`*${name}\` names no anchor that stands before it: ${known}${didYouMean(name, anchors)}`;
  }
  return ancestors.includes(target) ? `\`*${name}\` stands within what it names` : undefined;
}
