import { awsAutoscalingGroup } from '../resources/autoscaling/aws-autoscaling-group.js';
import { awsAutoscalingLifecycleHook } from '../resources/autoscaling/aws-autoscaling-lifecycle-hook.js';
import { awsAutoscalingPolicy } from '../resources/autoscaling/aws-autoscaling-policy.js';
import { awsAutoscalingSchedule } from '../resources/autoscaling/aws-autoscaling-schedule.js';
import { awsEc2DefaultSecurityGroup } from '../resources/ec2/security/aws-ec2-default-security-group.js';
import { awsEc2EipAssociation } from '../resources/ec2/aws-ec2-eip-association.js';
import { awsEc2Eip } from '../resources/ec2/aws-ec2-eip.js';
import { awsEc2Instance } from '../resources/ec2/aws-ec2-instance.js';
import { awsEc2InternetGateway } from '../resources/ec2/routes/aws-ec2-internet-gateway.js';
import { awsEc2LaunchConfiguration } from '../resources/autoscaling/aws-ec2-launch-configuration.js';
import { awsEc2LaunchTemplate } from '../resources/ec2/aws-ec2-launch-template.js';
import { awsEc2NatGateway } from '../resources/ec2/routes/aws-ec2-nat-gateway.js';
import { awsEc2RouteTableAssociation } from '../resources/ec2/routes/aws-ec2-route-table-association.js';
import { awsEc2RouteTable } from '../resources/ec2/routes/aws-ec2-route-table.js';
import { awsEc2Route } from '../resources/ec2/routes/aws-ec2-route.js';
import { awsEc2SecurityGroupRule } from '../resources/ec2/security/aws-ec2-security-group-rule.js';
import { awsEc2SecurityGroup } from '../resources/ec2/security/aws-ec2-security-group.js';
import { awsEc2Subnet } from '../resources/ec2/aws-ec2-subnet.js';
import { awsEc2Vpc } from '../resources/ec2/aws-ec2-vpc.js';
import { awsElbLoadBalancer } from '../resources/load-balancing/aws-elb-load-balancer.js';
import { awsIamInstanceProfile } from '../resources/iam/aws-iam-instance-profile.js';
import { awsIamRolePolicyAttachment } from '../resources/iam/aws-iam-role-policy-attachment.js';
import { awsIamRolePolicy } from '../resources/iam/aws-iam-role-policy.js';
import { awsIamRole } from '../resources/iam/aws-iam-role.js';
import { awsSsmParameter } from '../resources/ssm/aws-ssm-parameter.js';
import { awsVpcSecurityGroupEgressRule } from '../resources/ec2/security/aws-vpc-security-group-egress-rule.js';
import { awsVpcSecurityGroupIngressRule } from '../resources/ec2/security/aws-vpc-security-group-ingress-rule.js';
import { awsAutoscalingAttachment } from '../resources/autoscaling/aws-autoscaling-attachment.js';
import { awsCloudwatchMetricAlarm } from '../resources/cloudwatch/aws-cloudwatch-metric-alarm.js';
import { awsEc2KeyPair } from '../resources/ec2/aws-ec2-key-pair.js';
import { awsElbAttachment } from '../resources/load-balancing/aws-elb-attachment.js';
import { awsLbListener } from '../resources/load-balancing/aws-lb-listener.js';
import { awsLbListenerRule } from '../resources/load-balancing/aws-lb-listener-rule.js';
import { awsLbLoadBalancer } from '../resources/load-balancing/aws-lb-load-balancer.js';
import { awsLbTargetGroup } from '../resources/load-balancing/aws-lb-target-group.js';
import { awsLbTargetGroupAttachment } from '../resources/load-balancing/aws-lb-target-group-attachment.js';
import { awsAcmCertificate } from '../resources/load-balancing/aws-acm-certificate.js';
import type { ResourceType } from '../terms/define-resource.js';

/** The resources that programs may have, by type. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    awsAutoscalingGroup,
    awsAutoscalingLifecycleHook,
    awsAutoscalingPolicy,
    awsAutoscalingSchedule,
    awsEc2DefaultSecurityGroup,
    awsEc2EipAssociation,
    awsEc2Eip,
    awsEc2Instance,
    awsEc2InternetGateway,
    awsEc2LaunchConfiguration,
    awsEc2LaunchTemplate,
    awsEc2NatGateway,
    awsEc2RouteTableAssociation,
    awsEc2RouteTable,
    awsEc2Route,
    awsEc2SecurityGroup,
    awsEc2SecurityGroupRule,
    awsEc2Subnet,
    awsEc2Vpc,
    awsElbLoadBalancer,
    awsIamInstanceProfile,
    awsIamRolePolicyAttachment,
    awsIamRolePolicy,
    awsIamRole,
    awsSsmParameter,
    awsVpcSecurityGroupEgressRule,
    awsVpcSecurityGroupIngressRule,
    awsAutoscalingAttachment,
    awsCloudwatchMetricAlarm,
    awsEc2KeyPair,
    awsElbAttachment,
    awsLbListener,
    awsLbListenerRule,
    awsLbLoadBalancer,
    awsLbTargetGroup,
    awsLbTargetGroupAttachment,
    awsAcmCertificate,
  ].map((definition) => [definition.type, definition]),
);
