import { awsEc2GetAmi } from '../functions/aws-ec2-get-ami.js';
import { awsEc2GetSubnet } from '../functions/aws-ec2-get-subnet.js';
import { awsEc2GetSubnets } from '../functions/aws-ec2-get-subnets.js';
import { awsEc2GetVpc } from '../functions/aws-ec2-get-vpc.js';
import { awsGetAvailabilityZones } from '../functions/aws-get-availability-zones.js';
import { awsGetRegion } from '../functions/aws-get-region.js';
import { awsSsmGetParameter } from '../functions/aws-ssm-get-parameter.js';
import { awsGetCallerIdentity } from '../functions/aws-get-caller-identity.js';
import { awsIamGetPolicyDocument } from '../functions/aws-iam-get-policy-document.js';
import type { ProviderFunction } from '../terms/define-function.js';

/** The functions that programs may call, by token. */
export const functionTypes: ReadonlyMap<string, ProviderFunction> = new Map(
  [
    awsEc2GetAmi,
    awsEc2GetSubnet,
    awsEc2GetSubnets,
    awsEc2GetVpc,
    awsGetAvailabilityZones,
    awsGetRegion,
    awsSsmGetParameter,
    awsGetCallerIdentity,
    awsIamGetPolicyDocument,
  ].map((definition) => [definition.token, definition]),
);
