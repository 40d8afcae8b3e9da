import type { PreflightItem } from '../../plan.js';
import { error, ok, unread, warning } from '../finding.js';
import { foreignNames } from '../../foreign-names.js';
import type { PreflightInput } from '../preflight-input.js';

/** The names of generations are the service's alone, or the next free one is used. */
export function checkNames({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  const check = 'name-taken';
  const { taken } = facts.survey;
  if (taken.kind === 'unread')
    return [unread(check, `whether ${next.name} is free was not read: ${taken.reason}`)];
  const others = foreignNames(facts.observation, facts.survey);
  if (others.length === 0) return [ok(check, `${next.name} is free`)];
  return others.map(({ name, sourceIds }) => {
    const words = { group: name };
    if (!sourceIds.some((id) => next.sourceIds.includes(id)))
      return warning(
        check,
        `\`${name}\` is taken by a group without the tag of \`${options.service}\`; next is ${next.name}`,
        words,
      );
    const text = `\`${name}\` has a name of \`${options.service}\`, but not its tag, and is behind the same load balancer: what is left of a rollout, perhaps`;
    return error(check, `${text}; ask clicamos doctor`, words);
  });
}
