import { acmOperations } from '../../acm/acm-operations.js';
import { operations as autoScaling } from '../../autoscaling/operations.js';
import { operations as cloudwatch } from '../../cloudwatch/operations/operations.js';
import { ec2Operations } from '../../ec2/ec2-operations.js';
import { operations as elb } from '../../elb/operations/operations.js';
import { operations as elbv2 } from '../../elbv2/operations/operations.js';
import { iamOperations } from '../../iam/iam-operations.js';
import { matchesWildcard } from '../../listing/matches-wildcard.js';
import type { ServiceName } from '../../service/service.js';
import { serviceQuotasOperations } from '../../servicequotas/create-service-quotas.js';
import { ssmOperations } from '../../ssm/create-ssm.js';
import { stsOperations } from '../../sts/create-sts.js';

const operations: Readonly<Record<ServiceName, object>> = {
  acm: acmOperations,
  autoscaling: autoScaling,
  cloudwatch,
  ec2: ec2Operations,
  elb,
  elbv2,
  iam: iamOperations,
  servicequotas: serviceQuotasOperations,
  ssm: ssmOperations,
  sts: stsOperations,
};

/** Every operation that is answered, as `autoscaling:DetachLoadBalancers`. */
export const knownOperations: readonly string[] = Object.entries(operations).flatMap(([service, table]) =>
  Object.keys(table).map((operation) => `${service}:${operation}`),
);

/** Whether a pattern names any of them. */
export const namesAnOperation = (pattern: string): boolean =>
  knownOperations.some((operation) => matchesWildcard(pattern, operation));
