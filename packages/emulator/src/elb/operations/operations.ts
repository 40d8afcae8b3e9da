import { addTags } from './add-tags.js';
import { applySecurityGroupsToLoadBalancer } from './apply-security-groups-to-load-balancer.js';
import { attachLoadBalancerToSubnets } from './attach-load-balancer-to-subnets.js';
import { configureHealthCheck } from './configure-health-check.js';
import { createLoadBalancer } from './create-load-balancer.js';
import { createLoadBalancerListeners } from './create-load-balancer-listeners.js';
import { deleteLoadBalancer } from './delete-load-balancer.js';
import { deleteLoadBalancerListeners } from './delete-load-balancer-listeners.js';
import { deregisterInstancesFromLoadBalancer } from './deregister-instances-from-load-balancer.js';
import { describeAccountLimits } from './describe-account-limits.js';
import { describeInstanceHealth } from './describe-instance-health.js';
import { describeLoadBalancerAttributes } from './describe-load-balancer-attributes.js';
import { describeLoadBalancers } from './describe-load-balancers.js';
import { describeTags } from './describe-tags.js';
import { detachLoadBalancerFromSubnets } from './detach-load-balancer-from-subnets.js';
import { disableAvailabilityZonesForLoadBalancer } from './disable-availability-zones-for-load-balancer.js';
import { enableAvailabilityZonesForLoadBalancer } from './enable-availability-zones-for-load-balancer.js';
import { modifyLoadBalancerAttributes } from './modify-load-balancer-attributes.js';
import { registerInstancesWithLoadBalancer } from './register-instances-with-load-balancer.js';
import { removeTags } from './remove-tags.js';
import { setLoadBalancerListenerSslCertificate } from './set-load-balancer-listener-ssl-certificate.js';

/** The operations of the service by the names of the API. */
export const operations = {
  AddTags: addTags,
  ApplySecurityGroupsToLoadBalancer: applySecurityGroupsToLoadBalancer,
  AttachLoadBalancerToSubnets: attachLoadBalancerToSubnets,
  ConfigureHealthCheck: configureHealthCheck,
  CreateLoadBalancer: createLoadBalancer,
  CreateLoadBalancerListeners: createLoadBalancerListeners,
  DeleteLoadBalancer: deleteLoadBalancer,
  DeleteLoadBalancerListeners: deleteLoadBalancerListeners,
  DeregisterInstancesFromLoadBalancer: deregisterInstancesFromLoadBalancer,
  DescribeAccountLimits: describeAccountLimits,
  DescribeInstanceHealth: describeInstanceHealth,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeTags: describeTags,
  DetachLoadBalancerFromSubnets: detachLoadBalancerFromSubnets,
  DisableAvailabilityZonesForLoadBalancer: disableAvailabilityZonesForLoadBalancer,
  EnableAvailabilityZonesForLoadBalancer: enableAvailabilityZonesForLoadBalancer,
  ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
  RegisterInstancesWithLoadBalancer: registerInstancesWithLoadBalancer,
  RemoveTags: removeTags,
  SetLoadBalancerListenerSSLCertificate: setLoadBalancerListenerSslCertificate,
};
