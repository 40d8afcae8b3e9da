import { awsAutoscalingGroup } from '../resources/aws-autoscaling-group.js';
import { awsAutoscalingLifecycleHook } from '../resources/aws-autoscaling-lifecycle-hook.js';
import { awsAutoscalingPolicy } from '../resources/aws-autoscaling-policy.js';
import { awsAutoscalingSchedule } from '../resources/aws-autoscaling-schedule.js';
import { awsEc2DefaultSecurityGroup } from '../resources/aws-ec2-default-security-group.js';
import { awsEc2EipAssociation } from '../resources/aws-ec2-eip-association.js';
import { awsEc2Eip } from '../resources/aws-ec2-eip.js';
import { awsEc2Instance } from '../resources/aws-ec2-instance.js';
import { awsEc2InternetGateway } from '../resources/aws-ec2-internet-gateway.js';
import { awsEc2LaunchTemplate } from '../resources/aws-ec2-launch-template.js';
import { awsEc2NatGateway } from '../resources/aws-ec2-nat-gateway.js';
import { awsEc2RouteTableAssociation } from '../resources/aws-ec2-route-table-association.js';
import { awsEc2RouteTable } from '../resources/aws-ec2-route-table.js';
import { awsEc2Route } from '../resources/aws-ec2-route.js';
import { awsEc2SecurityGroupRule } from '../resources/aws-ec2-security-group-rule.js';
import { awsEc2SecurityGroup } from '../resources/aws-ec2-security-group.js';
import { awsEc2Subnet } from '../resources/aws-ec2-subnet.js';
import { awsEc2Vpc } from '../resources/aws-ec2-vpc.js';
import { awsElbLoadBalancer } from '../resources/aws-elb-load-balancer.js';
import { awsIamInstanceProfile } from '../resources/aws-iam-instance-profile.js';
import { awsIamRolePolicyAttachment } from '../resources/aws-iam-role-policy-attachment.js';
import { awsIamRolePolicy } from '../resources/aws-iam-role-policy.js';
import { awsIamRole } from '../resources/aws-iam-role.js';
import { awsSsmParameter } from '../resources/aws-ssm-parameter.js';
import { awsVpcSecurityGroupEgressRule } from '../resources/aws-vpc-security-group-egress-rule.js';
import { awsVpcSecurityGroupIngressRule } from '../resources/aws-vpc-security-group-ingress-rule.js';
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
  ].map((definition) => [definition.type, definition]),
);
