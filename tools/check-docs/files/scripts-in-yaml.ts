import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';

/** A script inside a file, and the line of that file where it begins. */
export interface EmbeddedScript {
  readonly text: string;
  readonly line: number;
}

/** The values of these keys: a text, or a list of texts that run one after the other. */
export function scriptsInYaml(source: string, keys: ReadonlySet<string>): EmbeddedScript[] {
  const lines = new LineCounter();
  const document: Document = parseDocument(source, { lineCounter: lines });
  const scripts: EmbeddedScript[] = [];
  visit(document, {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || !keys.has(String(key.value))) return;
      scripts.push(...(isSeq(value) ? value.items : [value]).flatMap((item) => scriptOf(item, lines)));
    },
  });
  return scripts;
}

function scriptOf(node: unknown, lines: LineCounter): EmbeddedScript[] {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  // The text of a block begins on the line after its `|`.
  return [{ text: node.value, line: lines.linePos(node.range[0]).line + (isBlock ? 1 : 0) }];
}

/** Line of the value at a path such as `environments.prod.region`: of its nearest parent, where it is missing. */
export function lineOfPath(source: string, path: readonly string[]): number {
  const lines = new LineCounter();
  const { contents } = parseDocument(source, { lineCounter: lines });
  let node: Node | null = contents;
  let line = 1;
  for (const part of path) {
    const pair: { key: unknown; value: unknown } | undefined = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === part)
      : undefined;
    if (!pair || !isScalar(pair.key) || !pair.key.range) return line;
    line = lines.linePos(pair.key.range[0]).line;
    node = isMap(pair.value) ? pair.value : null;
  }
  return line;
}
