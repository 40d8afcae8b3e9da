import {
  PutScalingPolicyCommand,
  type StepAdjustment,
  type TargetTrackingConfiguration,
} from '@aws-sdk/client-auto-scaling';
import type { PolicyArgs } from '@pulumi/aws/autoscaling/policy.js';
import { defineResource } from '../../terms/define-resource.js';
import { toAws } from '../../translate/to-aws.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html */
export const awsAutoscalingPolicy = defineResource<PolicyArgs>()({
  type: 'aws:autoscaling/policy:Policy',
  inputs: [
    'name',
    'autoscalingGroupName',
    'policyType',
    'adjustmentType',
    'scalingAdjustment',
    'cooldown',
    'minAdjustmentMagnitude',
    'metricAggregationType',
    'estimatedInstanceWarmup',
    'stepAdjustments',
    'targetTrackingConfiguration',
    'enabled',
  ],
  create: async (inputs, { clients, call, nameFor }) => {
    const name = nameFor(inputs);
    const { PolicyARN } = await clients.autoScaling.send(
      new PutScalingPolicyCommand({
        AutoScalingGroupName: inputs.autoscalingGroupName,
        PolicyName: name,
        PolicyType: inputs.policyType ?? 'SimpleScaling',
        AdjustmentType: inputs.adjustmentType,
        ScalingAdjustment: inputs.scalingAdjustment,
        Cooldown: inputs.cooldown,
        MinAdjustmentMagnitude: inputs.minAdjustmentMagnitude,
        MetricAggregationType: inputs.metricAggregationType,
        EstimatedInstanceWarmup: inputs.estimatedInstanceWarmup,
        StepAdjustments: inputs.stepAdjustments?.map(stepAdjustment),
        TargetTrackingConfiguration: toAws<TargetTrackingConfiguration>(inputs.targetTrackingConfiguration),
        Enabled: inputs.enabled,
      }),
      call,
    );
    return { id: name, outputs: { name, arn: PolicyARN } };
  },
});

/** The provider has the bounds as text, so that they can also be absent. */
function stepAdjustment(step: {
  readonly scalingAdjustment: number;
  readonly metricIntervalLowerBound?: string;
  readonly metricIntervalUpperBound?: string;
}): StepAdjustment {
  const bound = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));
  return {
    ScalingAdjustment: step.scalingAdjustment,
    MetricIntervalLowerBound: bound(step.metricIntervalLowerBound),
    MetricIntervalUpperBound: bound(step.metricIntervalUpperBound),
  };
}
