import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import { getAwsDefaultServiceQuota } from './get-aws-default-service-quota.js';
import { getServiceQuota, type ServiceQuotasContext } from './get-service-quota.js';

/** Service Quotas: how many vCPUs the account may run, and nothing else. */
export function createServiceQuotas(
  surroundings: Pick<Surroundings, 'account' | 'region'>,
  limits: Pick<ServiceQuotasContext, 'vcpuLimit'>,
): Service {
  return {
    name: 'servicequotas',
    operations: bindOperations(serviceQuotasOperations, { ...surroundings, ...limits }),
    close: () => Promise.resolve(),
  };
}

/** The operations of the service by the names of the API. */
export const serviceQuotasOperations = {
  GetAWSDefaultServiceQuota: getAwsDefaultServiceQuota,
  GetServiceQuota: getServiceQuota,
};
