import type {
  CreateTargetGroupInput,
  CreateTargetGroupOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../../service/aws-error.js';
import { newTargetGroupArn } from '../../arn.js';
import { goLive } from '../../go-live.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { notEmulated, validationError, within } from '../../errors.js';
import { loadBalancersOf } from '../../routing/actions.js';
import { targetGroupAttributes } from '../../settings/attribute-tables.js';
import { initialAttributes } from '../../settings/attributes.js';
import { readHealthCheck } from '../../settings/health-check-settings.js';
import { readName } from '../../settings/names.js';
import { addTags } from '../../settings/tags.js';
import { showTargetGroup } from '../../show.js';
import type { TargetGroupRecord } from '../../state.js';

/** The same name with the same settings answers the group that exists. */
export function createTargetGroup(
  input: CreateTargetGroupInput,
  elbv2: Elbv2Context,
): CreateTargetGroupOutput {
  const { state } = elbv2;
  const settings = readSettings(input);
  const existing = [...state.targetGroups.values()].find(({ name }) => name === settings.name);
  const record = existing === undefined ? add(elbv2, settings, input) : checkedSame(existing, settings);
  return {
    TargetGroups: [
      showTargetGroup(
        record,
        loadBalancersOf(state, record.arn).map(({ arn }) => arn),
      ),
    ],
  };
}

type Settings = Omit<TargetGroupRecord, 'arn' | 'attributes'>;

function readSettings(input: CreateTargetGroupInput): Settings {
  const { TargetType = 'instance', Protocol, Port, VpcId } = input;
  const name = readName(input.Name ?? '', 'target group');
  if (TargetType !== 'instance' && TargetType !== 'ip')
    throw notEmulated(`Target type '${TargetType}'`, "use 'instance'.");
  if (Protocol === undefined) throw validationError('A protocol must be specified');
  if (Port === undefined) throw validationError('A port must be specified');
  if (VpcId === undefined) throw validationError('A VPC ID must be specified');
  const protocol = readProtocol(Protocol);
  const isApplication = protocol === 'HTTP';
  if (isApplication && !['', 'HTTP1'].includes(input.ProtocolVersion ?? ''))
    throw notEmulated(`Protocol version ${String(input.ProtocolVersion)}`, 'use HTTP1.');
  return {
    name,
    targetType: TargetType,
    protocol,
    protocolVersion: isApplication ? 'HTTP1' : undefined,
    port: within('Port', Port, [1, 65_535]),
    vpcId: VpcId,
    healthCheck: readHealthCheck(input, protocol),
  };
}

function readProtocol(protocol: string): 'HTTP' | 'TCP' {
  if (protocol === 'HTTP' || protocol === 'TCP') return protocol;
  throw notEmulated(`A target group of protocol ${protocol}`, 'traffic to instances is HTTP or TCP.');
}

function add(
  elbv2: Elbv2Context,
  settings: Settings,
  { Tags = [] }: CreateTargetGroupInput,
): TargetGroupRecord {
  const { state, surroundings } = elbv2;
  const tags = addTags(new Map(), Tags);
  const arn = newTargetGroupArn(surroundings, settings.name);
  const table = targetGroupAttributes[settings.protocol === 'HTTP' ? 'application' : 'network'];
  const record = { ...settings, arn, attributes: initialAttributes(table) };
  state.targetGroups.set(arn, record);
  state.tags.set(arn, tags);
  goLive(elbv2, arn);
  return record;
}

function checkedSame(existing: TargetGroupRecord, settings: Settings): TargetGroupRecord {
  const { arn, attributes } = existing;
  if (isDeepStrictEqual(existing, { ...settings, arn, attributes })) return existing;
  throw new AwsError(
    'DuplicateTargetGroupName',
    `A target group with the same name '${existing.name}' exists, but with different settings`,
  );
}
