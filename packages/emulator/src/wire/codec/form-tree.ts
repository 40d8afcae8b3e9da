/** The parameters of a form as a tree: `Filter.1.Name=a` is `Filter` -> `1` -> `Name` with the text `a`. */
export interface FormNode {
  text: string | undefined;
  readonly children: Map<string, FormNode>;
}

/** The tree of all parameters but the ones that `isEnvelope` names. Of a repeated parameter the last counts. */
export function readFormTree(form: URLSearchParams, isEnvelope: (name: string) => boolean): FormNode {
  const root = newNode();
  for (const [name, text] of form) {
    if (!isEnvelope(name)) nodeAt(root, name).text = text;
  }
  return root;
}

const newNode = (): FormNode => ({ text: undefined, children: new Map() });

function nodeAt(root: FormNode, name: string): FormNode {
  let node = root;
  for (const part of name.split('.')) {
    const child = node.children.get(part) ?? newNode();
    node.children.set(part, child);
    node = child;
  }
  return node;
}
