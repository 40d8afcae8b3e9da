import { addListenerCertificates } from './listeners/add-listener-certificates.js';
import { createListener } from './listeners/create-listener.js';
import { deleteListener } from './listeners/delete-listener.js';
import { describeListenerAttributes } from './listeners/describe-listener-attributes.js';
import { describeListenerCertificates } from './listeners/describe-listener-certificates.js';
import { describeListeners } from './listeners/describe-listeners.js';
import { describeSslPolicies } from './listeners/describe-ssl-policies.js';
import { modifyListener } from './listeners/modify-listener.js';
import { modifyListenerAttributes } from './listeners/modify-listener-attributes.js';
import { removeListenerCertificates } from './listeners/remove-listener-certificates.js';
import { createLoadBalancer } from './load-balancers/create-load-balancer.js';
import { deleteLoadBalancer } from './load-balancers/delete-load-balancer.js';
import { describeAccountLimits } from './load-balancers/describe-account-limits.js';
import { describeCapacityReservation } from './load-balancers/describe-capacity-reservation.js';
import { describeLoadBalancerAttributes } from './load-balancers/describe-load-balancer-attributes.js';
import { describeLoadBalancers } from './load-balancers/describe-load-balancers.js';
import { modifyLoadBalancerAttributes } from './load-balancers/modify-load-balancer-attributes.js';
import { setIpAddressType } from './load-balancers/set-ip-address-type.js';
import { setSecurityGroups } from './load-balancers/set-security-groups.js';
import { setSubnets } from './load-balancers/set-subnets.js';
import { createRule } from './rules/create-rule.js';
import { deleteRule } from './rules/delete-rule.js';
import { describeRules } from './rules/describe-rules.js';
import { modifyRule } from './rules/modify-rule.js';
import { setRulePriorities } from './rules/set-rule-priorities.js';
import { addTags } from './tags/add-tags.js';
import { describeTags } from './tags/describe-tags.js';
import { removeTags } from './tags/remove-tags.js';
import { createTargetGroup } from './target-groups/create-target-group.js';
import { deleteTargetGroup } from './target-groups/delete-target-group.js';
import { describeTargetGroupAttributes } from './target-groups/describe-target-group-attributes.js';
import { describeTargetGroups } from './target-groups/describe-target-groups.js';
import { modifyTargetGroup } from './target-groups/modify-target-group.js';
import { modifyTargetGroupAttributes } from './target-groups/modify-target-group-attributes.js';
import { deregisterTargets } from './targets/deregister-targets.js';
import { describeTargetHealth } from './targets/describe-target-health.js';
import { registerTargets } from './targets/register-targets.js';

/** Every operation that the emulator's Elastic Load Balancing v2 answers, by AWS's name. */
export const operations = {
  AddListenerCertificates: addListenerCertificates,
  AddTags: addTags,
  CreateListener: createListener,
  CreateLoadBalancer: createLoadBalancer,
  CreateRule: createRule,
  CreateTargetGroup: createTargetGroup,
  DeleteListener: deleteListener,
  DeleteLoadBalancer: deleteLoadBalancer,
  DeleteRule: deleteRule,
  DeleteTargetGroup: deleteTargetGroup,
  DeregisterTargets: deregisterTargets,
  DescribeAccountLimits: describeAccountLimits,
  DescribeCapacityReservation: describeCapacityReservation,
  DescribeListenerAttributes: describeListenerAttributes,
  DescribeListenerCertificates: describeListenerCertificates,
  DescribeListeners: describeListeners,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeRules: describeRules,
  DescribeSSLPolicies: describeSslPolicies,
  DescribeTags: describeTags,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  DescribeTargetGroups: describeTargetGroups,
  DescribeTargetHealth: describeTargetHealth,
  ModifyListener: modifyListener,
  ModifyListenerAttributes: modifyListenerAttributes,
  ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
  ModifyRule: modifyRule,
  ModifyTargetGroup: modifyTargetGroup,
  ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
  RegisterTargets: registerTargets,
  RemoveListenerCertificates: removeListenerCertificates,
  RemoveTags: removeTags,
  SetIpAddressType: setIpAddressType,
  SetRulePriorities: setRulePriorities,
  SetSecurityGroups: setSecurityGroups,
  SetSubnets: setSubnets,
};
