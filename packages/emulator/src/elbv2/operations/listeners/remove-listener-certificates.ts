import type {
  RemoveListenerCertificatesInput,
  RemoveListenerCertificatesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findListener } from '../../find.js';

/** The default one stays: it is replaced by ModifyListener. */
export function removeListenerCertificates(
  input: RemoveListenerCertificatesInput,
  { state }: Elbv2Context,
): RemoveListenerCertificatesOutput {
  const listener = findListener(state, input.ListenerArn);
  const [own = '', ...further] = listener.certificates;
  const arns = (input.Certificates ?? []).flatMap(({ CertificateArn }) => CertificateArn ?? []);
  if (arns.includes(own))
    throw new AwsError('OperationNotPermitted', 'The default certificate of a listener cannot be removed');
  const certificates = [own, ...further.filter((arn) => !arns.includes(arn))];
  state.listeners.set(listener.arn, { ...listener, certificates });
  return {};
}
