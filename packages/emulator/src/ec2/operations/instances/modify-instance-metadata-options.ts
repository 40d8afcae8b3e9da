import type {
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findInstance } from '../../instances/find-instances.js';
import { presentMetadataOptions } from '../../instances/present-instance.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Changes whether tags are in the metadata, and the hop limit, which is only shown. The metadata service of the emulator
 * is always there and always wants a token, so what asks for another one is refused.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataOptions.html
 */
export function modifyInstanceMetadataOptions(
  input: ModifyInstanceMetadataOptionsRequest,
  ec2: Ec2Context,
): ModifyInstanceMetadataOptionsResult {
  const { instanceId, ...instance } = findInstance(ec2.state, required(input.InstanceId, 'InstanceId'));
  refuseOthers(input);
  const { HttpPutResponseHopLimit: metadataHopLimit = instance.metadataHopLimit, InstanceMetadataTags } =
    input;
  if (metadataHopLimit < 1 || metadataHopLimit > 64)
    throw invalidParameterValue(
      `Value (${metadataHopLimit}) for parameter HttpPutResponseHopLimit is invalid. It must be from 1 to 64.`,
    );
  const hasMetadataTags =
    InstanceMetadataTags === undefined ? instance.hasMetadataTags : InstanceMetadataTags === 'enabled';
  stopIfDryRun(input);
  ec2.changes.change(instanceId, { metadataHopLimit, hasMetadataTags });
  const options = presentMetadataOptions({ metadataHopLimit, hasMetadataTags });
  return { InstanceId: instanceId, InstanceMetadataOptions: options };
}

function refuseOthers({
  HttpTokens,
  HttpEndpoint,
  HttpProtocolIpv6,
}: ModifyInstanceMetadataOptionsRequest): void {
  const refused = [
    HttpTokens === 'optional' && 'HttpTokens optional',
    HttpEndpoint === 'disabled' && 'HttpEndpoint disabled',
    HttpProtocolIpv6 === 'enabled' && 'HttpProtocolIpv6 enabled',
  ].find((each) => each !== false);
  if (refused === undefined) return;
  throw new AwsError(
    'UnsupportedOperation',
    `The emulator does not have ${refused}: its metadata service is always there, on IPv4, and always wants a token.`,
  );
}
