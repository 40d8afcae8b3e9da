import type { DeleteInternetGatewayRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { dependencyViolation, required } from '../../errors.js';
import { findInternetGateway } from '../../gateways/find-internet-gateway.js';
import { removeRecords } from '../../remove-records.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * An attached gateway stays: `DependencyViolation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteInternetGateway.html
 */
export function deleteInternetGateway(input: DeleteInternetGatewayRequest, { state }: Ec2Context): object {
  const { internetGatewayId, vpcId } = findInternetGateway(
    state,
    required(input.InternetGatewayId, 'internetGatewayId'),
  );
  if (vpcId !== undefined) {
    throw dependencyViolation(
      `The internetGateway '${internetGatewayId}' has dependencies and cannot be deleted.`,
    );
  }
  stopIfDryRun(input);
  removeRecords(state, state.internetGateways, [internetGatewayId]);
  return {};
}
