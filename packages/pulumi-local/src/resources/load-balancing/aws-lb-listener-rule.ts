import { CreateRuleCommand, DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ListenerRuleArgs } from '@pulumi/aws/lb/listenerRule.js';
import type { CreateContext } from '../../terms/create-context.js';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';
import { toAction, toCondition } from '../../translate/listener-actions.js';
import { tagList } from '../../translate/tags.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
export const awsLbListenerRule = defineResource<ListenerRuleArgs>()({
  type: 'aws:lb/listenerRule:ListenerRule',
  inputs: ['listenerArn', 'priority', 'conditions', 'actions', 'tags'],
  create: async (inputs, context) => {
    const { listenerArn } = inputs;
    const Tags = tagList(inputs.tags);
    const priority = inputs.priority ?? (await nextPriority(listenerArn, context));
    const { Rules: [made] = [] } = await context.clients.elbv2.send(
      new CreateRuleCommand({
        ListenerArn: listenerArn,
        Priority: priority,
        Conditions: inputs.conditions.map(toCondition),
        Actions: inputs.actions.map(toAction),
        Tags: Tags.length > 0 ? Tags : undefined,
      }),
      context.call,
    );
    const arn = expectMade(made?.RuleArn, 'the ARN of a rule');
    return { id: arn, outputs: { arn, priority } };
  },
});

/** After the last one there is, as the provider has it. */
async function nextPriority(ListenerArn: string, { clients, call }: CreateContext): Promise<number> {
  const { Rules = [] } = await clients.elbv2.send(new DescribeRulesCommand({ ListenerArn }), call);
  return Math.max(0, ...Rules.flatMap(({ Priority }) => Number(Priority) || [])) + 1;
}
