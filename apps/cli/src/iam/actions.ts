// What the commands call and what else the engine's port can, by the statement that allows it. covers-calls.judge.spec.ts
// compares these lists with the calls that the emulator records.

/** Describing takes no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
export const readActions = [
  'autoscaling:DescribeAutoScalingGroups',
  'autoscaling:DescribeInstanceRefreshes',
  'autoscaling:DescribeLaunchConfigurations',
  'autoscaling:DescribeLifecycleHooks',
  'autoscaling:DescribeNotificationConfigurations',
  'autoscaling:DescribePolicies',
  'autoscaling:DescribeScalingActivities',
  'autoscaling:DescribeScheduledActions',
  'cloudwatch:DescribeAlarms',
  'ec2:DescribeImages',
  'ec2:DescribeInstances',
  'ec2:DescribeInstanceTypeOfferings',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeKeyPairs',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSnapshots',
  'ec2:DescribeSubnets',
  'elasticloadbalancing:DescribeInstanceHealth',
  'elasticloadbalancing:DescribeListeners',
  'elasticloadbalancing:DescribeLoadBalancerAttributes',
  'elasticloadbalancing:DescribeLoadBalancers',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'servicequotas:GetServiceQuota',
] as const;

/** To know what is missing before a rollback needs it. */
export const askingSid = 'AskOwnRights';
export const askActions = ['iam:GetRole', 'iam:SimulatePrincipalPolicy'] as const;

/** What happens to a group that serves already, or did: also to one that is taken over. */
export const changeGroupActions = [
  'autoscaling:AttachLoadBalancers',
  'autoscaling:AttachLoadBalancerTargetGroups',
  'autoscaling:CancelInstanceRefresh',
  'autoscaling:CreateOrUpdateTags',
  'autoscaling:DeleteAutoScalingGroup',
  'autoscaling:DeleteLifecycleHook',
  'autoscaling:DeleteTags',
  'autoscaling:DetachLoadBalancers',
  'autoscaling:DetachLoadBalancerTargetGroups',
  'autoscaling:ResumeProcesses',
  'autoscaling:RollbackInstanceRefresh',
  'autoscaling:SetInstanceProtection',
  'autoscaling:StartInstanceRefresh',
  'autoscaling:SuspendProcesses',
  'autoscaling:UpdateAutoScalingGroup',
] as const;

/** What a new group takes over from the live one. */
export const inheritActions = [
  'autoscaling:EnableMetricsCollection',
  'autoscaling:PutNotificationConfiguration',
  'autoscaling:PutScalingPolicy',
  'autoscaling:PutScheduledUpdateGroupAction',
] as const;

export const changeTemplateActions = [
  'ec2:CreateLaunchTemplateVersion',
  'ec2:CreateTags',
  'ec2:DeleteLaunchTemplate',
  'ec2:DeleteLaunchTemplateVersions',
  'ec2:DeleteTags',
] as const;

/**
 * Never called by us, but checked by AWS when a group is made from a launch template.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
 */
export const uncalledActions = {
  'ec2:RunInstances': 'CreateAutoScalingGroup checks that the caller could launch from the template',
  'iam:PassRole': 'CreateAutoScalingGroup checks it for the role of the instance profile',
  'iam:CreateServiceLinkedRole': "an account's first group makes the role that Auto Scaling works with",
} as const;
