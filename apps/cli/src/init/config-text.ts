import { stringify } from 'yaml';
import { schemaFileName } from '../config/config-json-schema.js';

/** What `clicamos init` is told; the AWS environment is there when `aws` is. */
export interface InitAnswers {
  readonly service: string;
  readonly aws?: AwsAnswers | undefined;
}

export interface AwsAnswers {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  /** What says where to deploy: a Pulumi stack, a target group or a Classic Load Balancer, by name. */
  readonly behind:
    | { readonly stack: string }
    | { readonly targetGroup: string }
    | { readonly loadBalancer: string };
}

/** A commented `clicamos.yaml`: the emulator, and AWS as answered or as an example to fill in. */
export function configText({ service, aws }: InitAnswers): string {
  return `# yaml-language-server: $schema=./${schemaFileName}
# Where \`clicamos\` deploys to. Every command prints the environment first;
# nothing chooses AWS for you.

# Its groups are ${service}-v001, ${service}-v002, ...
service: ${scalar(service)}
# Where a command works that names no environment.
defaultEnvironment: local

environments:
  # An AWS on this machine: instances are processes, the load balancer carries
  # real traffic.
  # Try it: clicamos deploy
  local:
    cloud: emulator
    # AWS seconds per real second.
    speed: 10

  # What it may do: clicamos iam-policy prod
  # What it would do: clicamos plan prod --ami <id>
${aws ? production(aws) : commentedOut(production(exampleAws))}`;
}

const exampleAws: AwsAnswers = {
  region: 'us-east-1',
  account: '123456789012',
  behind: { loadBalancer: 'web-elb' },
};

const production = ({ region, account, behind }: AwsAnswers): string =>
  `  prod:
    cloud: aws
    region: ${scalar(region)}
    # Credentials of any other account are refused.
    account: ${JSON.stringify(account)}
${behindText(behind)}
    rollout:
      # How long the new group may take until all of it serves.
      deadlineSeconds: 900
      # How long both groups serve before the old one is drained.
      bakeSeconds: 60
    # Requests through the load balancer all the while; one lost request more
    # than this rolls back.
    probe:
      ratePerSecond: 50
      maxLost: 0
`;

function behindText(behind: AwsAnswers['behind']): string {
  if ('stack' in behind) return behindStack(behind.stack);
  return 'targetGroup' in behind
    ? behindTargetGroup(behind.targetGroup)
    : behindLoadBalancer(behind.loadBalancer);
}

const behindStack = (stack: string): string =>
  `    # The Pulumi stack whose outputs name the load balancer, the subnets and the
    # instance profile.
    stack: ${scalar(stack)}
    stackDirectory: apps/stack`;

const behindLoadBalancer = (name: string): string =>
  `    # The Classic Load Balancers that the groups serve behind; of others their
    # target groups: targetGroups: [web-tg].
    loadBalancers: [${scalar(name)}]
${firstGroup}`;

const behindTargetGroup = (name: string): string =>
  `    # The target groups, by name or ARN, of the Application or Network Load
    # Balancers that the groups serve behind.
    targetGroups: [${scalar(name)}]
${firstGroup}`;

const firstGroup = `    # What the first group is made of; later ones take over from the live one,
    # whatever it was scaled to.
    group:
      instanceType: t3.micro
      min: 2
      desired: 2
      max: 4`;

/** A text as YAML, quoted where YAML would read it as something else. */
const scalar = (text: string): string => stringify(text).trim();

/** Without its `# `, each line is as it was. */
const commentedOut = (text: string): string => text.replace(/^ {2}/gm, '  # ');
