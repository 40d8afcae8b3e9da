/** What one statement of a policy says, as lists. */
export interface PolicyStatement {
  /** The policy's name, as a decision names its source. */
  readonly source: string;
  readonly isDenying: boolean;
  readonly actions: Scope;
  readonly resources: Scope;
  readonly conditions: readonly PolicyCondition[];
}

/** Patterns that must match, or that must not. */
export interface Scope {
  readonly isInverted: boolean;
  readonly patterns: readonly string[];
}

export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The statements of a document that IAM has taken. */
export function readStatements(source: string, document: string): readonly PolicyStatement[] {
  const policy: unknown = JSON.parse(document);
  return [recordOf(policy)['Statement']].flat().map((one) => {
    const statement = recordOf(one);
    return {
      source,
      isDenying: statement['Effect'] === 'Deny',
      actions: scopeOf(statement, 'Action'),
      resources: scopeOf(statement, 'Resource'),
      conditions: conditionsOf(recordOf(statement['Condition'])),
    };
  });
}

function scopeOf(statement: Readonly<Record<string, unknown>>, name: string): Scope {
  const isInverted = statement[name] === undefined;
  return { isInverted, patterns: textsOf(statement[isInverted ? `Not${name}` : name]) };
}

const conditionsOf = (block: Readonly<Record<string, unknown>>): readonly PolicyCondition[] =>
  Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(recordOf(keys)).map(([key, value]) => ({ operator, key, values: textsOf(value) })),
  );

const textsOf = (value: unknown): readonly string[] => [value].flat().filter(isDefined).map(String);

const isDefined = (value: unknown): boolean => value !== undefined && value !== null;

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
