import { CreateListenerCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ListenerArgs } from '@pulumi/aws/lb/listener.js';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';
import { toAction } from '../../translate/listener-actions.js';
import { tagList } from '../../translate/tags.js';
import { toAwsEnum } from '../../translate/to-aws.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
export const awsLbListener = defineResource<ListenerArgs>()({
  type: 'aws:lb/listener:Listener',
  inputs: [
    'loadBalancerArn',
    'port',
    'protocol',
    'certificateArn',
    'sslPolicy',
    'alpnPolicy',
    'defaultActions',
    'tags',
  ],
  create: async (inputs, { clients, call }) => {
    const { certificateArn, alpnPolicy, loadBalancerArn } = inputs;
    const Tags = tagList(inputs.tags);
    const { Listeners: [made] = [] } = await clients.elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn: loadBalancerArn,
        Port: inputs.port,
        Protocol: toAwsEnum(inputs.protocol ?? protocolFor(loadBalancerArn)),
        Certificates: certificateArn === undefined ? undefined : [{ CertificateArn: certificateArn }],
        SslPolicy: inputs.sslPolicy,
        AlpnPolicy: alpnPolicy === undefined ? undefined : [alpnPolicy],
        DefaultActions: inputs.defaultActions.map(toAction),
        Tags: Tags.length > 0 ? Tags : undefined,
      }),
      call,
    );
    const arn = expectMade(made?.ListenerArn, 'the ARN of a listener');
    return { id: arn, outputs: { arn, protocol: made?.Protocol, sslPolicy: made?.SslPolicy } };
  },
});

/** The provider's default for an Application Load Balancer; there is none for another. */
const protocolFor = (arn: string) => (arn.includes(':loadbalancer/app/') ? 'HTTP' : undefined);
