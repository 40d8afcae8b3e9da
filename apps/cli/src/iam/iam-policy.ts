import {
  askActions,
  askingSid,
  changeGroupActions,
  changeTemplateActions,
  inheritActions,
  readActions,
} from './actions.js';
import { ec2Principal, policyArns, type PolicyArns, type PolicyScope } from './policy-scope.js';

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface IamPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface IamPolicyOptions extends PolicyScope {
  /** Role of the instance profile, by name (with `*`) or ARN; without it, no role may be passed. */
  readonly instanceRole?: string | undefined;
  /** SSM parameter that holds an image's id. */
  readonly parameter?: string | undefined;
  /** A group that the service takes over: it has neither its name nor its tag. */
  readonly adopt?: string | undefined;
  /** Event buses that are told of a rollout, by name or ARN. */
  readonly eventBuses?: readonly string[];
}

const serviceTag = 'clicamos:service';

/** The least that the commands of a rollout need: of one service, and of nothing beside it. */
export function iamPolicy(options: IamPolicyOptions): IamPolicy {
  const arns = policyArns(options);
  return {
    Version: '2012-10-17',
    Statement: [
      ...readStatements(options, arns),
      ...groupStatements(options, arns),
      ...templateStatements(options, arns),
      ...launchStatements(options, arns),
      ...tellStatements(options, arns),
    ],
  };
}

function readStatements({ service, region, parameter }: IamPolicyOptions, arns: PolicyArns) {
  return [
    allow('KnowTheAccount', ['sts:GetCallerIdentity'], { Resource: ['*'] }),
    allow('Read', readActions, {
      Resource: ['*'],
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    }),
    allow(askingSid, askActions, { Resource: ['role/*', 'user/*'].map(arns.iam) }),
    // AWS puts the group's name on its instances; our own tags stay on the group.
    allow('ReadConsoles', ['ec2:GetConsoleOutput'], {
      Resource: [arns.ec2('instance/*')],
      Condition: { StringLike: { 'aws:ResourceTag/aws:autoscaling:groupName': generations(service) } },
    }),
    ...(parameter === undefined
      ? []
      : [allow('ReadImageParameter', ['ssm:GetParameter'], { Resource: [arns.parameter(parameter)] })]),
  ];
}

function groupStatements({ service, adopt }: IamPolicyOptions, arns: PolicyArns) {
  const Resource = [arns.group(generations(service))];
  return [
    allow('CreateGenerations', ['autoscaling:CreateAutoScalingGroup'], {
      Resource,
      Condition: { StringEquals: { [`aws:RequestTag/${serviceTag}`]: service } },
    }),
    allow('ChangeGenerations', [...changeGroupActions, ...inheritActions], {
      Resource,
      Condition: ofService(service),
    }),
    ...(adopt === undefined
      ? []
      : [allow('ChangeAdoptedGroup', changeGroupActions, { Resource: [arns.group(adopt)] })]),
  ];
}

function templateStatements({ service }: IamPolicyOptions, arns: PolicyArns) {
  const Resource = [arns.ec2('launch-template/*')];
  return [
    allow('CreateLaunchTemplate', ['ec2:CreateLaunchTemplate'], {
      Resource,
      Condition: { StringEquals: { [`aws:RequestTag/${serviceTag}`]: service } },
    }),
    allow('TagNewLaunchTemplate', ['ec2:CreateTags'], {
      Resource,
      Condition: { StringEquals: { 'ec2:CreateAction': 'CreateLaunchTemplate' } },
    }),
    allow('ChangeLaunchTemplate', changeTemplateActions, { Resource, Condition: ofService(service) }),
  ];
}

/** Nothing here is called: AWS checks it when a group is made from a launch template, see `uncalledActions`. */
function launchStatements(options: IamPolicyOptions, arns: PolicyArns) {
  const { service, instanceRole } = options;
  const templates = [arns.ec2('launch-template/*')];
  return [
    allow('UseLaunchTemplate', ['ec2:RunInstances'], { Resource: templates, Condition: ofService(service) }),
    allow('LaunchFromTemplateOnly', ['ec2:RunInstances'], {
      NotResource: templates,
      Condition: { ArnLike: { 'ec2:LaunchTemplate': arns.ec2('launch-template/*') } },
    }),
    allow('TagLaunched', ['ec2:CreateTags'], {
      Resource: ['instance/*', 'volume/*', 'network-interface/*'].map(arns.ec2),
      Condition: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    }),
    ...(instanceRole === undefined ? [] : [passRole(instanceRole, options, arns)]),
    allow('CreateAutoScalingRole', ['iam:CreateServiceLinkedRole'], {
      Resource: [arns.role('aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling')],
      Condition: { StringEquals: { 'iam:AWSServiceName': 'autoscaling.amazonaws.com' } },
    }),
  ];
}

const tellStatements = ({ eventBuses = [] }: IamPolicyOptions, arns: PolicyArns) =>
  eventBuses.length === 0
    ? []
    : [allow('TellEventBuses', ['events:PutEvents'], { Resource: eventBuses.map(arns.eventBus) })];

const passRole = (role: string, scope: PolicyScope, arns: PolicyArns) =>
  allow('PassInstanceRole', ['iam:PassRole'], {
    Resource: [arns.role(role)],
    Condition: { StringEquals: { 'iam:PassedToService': ec2Principal(scope) } },
  });

const generations = (service: string): string => `${service}-v*`;

const ofService = (service: string) => ({ StringEquals: { [`aws:ResourceTag/${serviceTag}`]: service } });

const allow = (
  Sid: string,
  Action: readonly string[],
  scope: Pick<PolicyStatement, 'Resource' | 'NotResource' | 'Condition'>,
): PolicyStatement => ({ Sid, Effect: 'Allow', Action, ...scope });
