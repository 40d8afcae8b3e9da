// What is used of the package, to be loaded when a quota is asked for: the bundle leaves out the rest.
export { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
