import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { notEmulated, validationError } from '../errors.js';

const fields = [
  'path-pattern',
  'host-header',
  'http-header',
  'query-string',
  'http-request-method',
  'source-ip',
];

/** Conditions as they are kept and shown: path and host both ways, as AWS does. Throws `AwsError` `ValidationError`. */
export function readConditions(conditions: readonly RuleCondition[]): readonly RuleCondition[] {
  if (conditions.length === 0) throw validationError('A rule must have at least one condition');
  return conditions.map(readCondition);
}

function readCondition(condition: RuleCondition): RuleCondition {
  const { Field = '', Values, RegexValues } = condition;
  if (!fields.includes(Field))
    throw validationError(`Condition field '${Field}' must be one of '[${fields.join(', ')}]'`);
  if (RegexValues !== undefined) throw notEmulated('RegexValues', 'use Values with wildcards.');
  if (Field === 'path-pattern') {
    const values = needed(condition.PathPatternConfig?.Values ?? Values, Field);
    return { Field, Values: values, PathPatternConfig: { Values: values } };
  }
  if (Field === 'host-header') {
    const values = needed(condition.HostHeaderConfig?.Values ?? Values, Field);
    return { Field, Values: values, HostHeaderConfig: { Values: values } };
  }
  const values: readonly unknown[] | undefined =
    condition.HttpHeaderConfig?.Values ??
    condition.HttpRequestMethodConfig?.Values ??
    condition.SourceIpConfig?.Values ??
    condition.QueryStringConfig?.Values;
  needed(values, Field);
  return condition;
}

function needed<Values extends readonly unknown[]>(values: Values | undefined, field: string): Values {
  if (values !== undefined && values.length > 0) return values;
  throw validationError(`A condition value must be specified for the condition field '${field}'`);
}
