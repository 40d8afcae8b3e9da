/** The root of every stack; its type is not part of its children's URNs. */
const stackType = 'pulumi:pulumi:Stack';

export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  /** URN of the parent, or empty. */
  readonly parent: string;
  readonly type: string;
  readonly name: string;
}

/** The URN as the engine makes it. https://www.pulumi.com/docs/iac/concepts/resources/names/#urns */
export function makeUrn({ stack, project, parent, type, name }: UrnParts): string {
  const parentType = parent.split('::')[2] ?? '';
  const isNested = parentType !== '' && parentType !== stackType;
  return `urn:pulumi:${stack}::${project}::${isNested ? `${parentType}$` : ''}${type}::${name}`;
}
