import type { NewGroup } from '../../../cloud/ports.js';
import { fromNewGroup } from './from-new-group.js';

const group: NewGroup = {
  name: 'web-v002',
  templateId: 'lt-1',
  templateVersion: 2,
  minSize: 1,
  maxSize: 4,
  desiredCapacity: 2,
  sourceIds: ['web'],
  subnetIds: ['subnet-1', 'subnet-2'],
  zones: [],
  healthCheckGraceMs: 60_500,
  tags: [],
  newInstancesProtected: false,
  deletionProtection: 'none',
  hooks: [],
  inherited: {},
};

const role = (name: string) => `arn:aws:iam::1:role/aws-service-role/autoscaling.amazonaws.com/${name}`;
const roleOf = (serviceLinkedRoleArn?: string) =>
  fromNewGroup({ ...group, inherited: { serviceLinkedRoleArn } }).ServiceLinkedRoleARN;

describe('fromNewGroup', () => {
  it('asks for a group that its load balancers judge, in whole seconds', () => {
    expect(fromNewGroup(group)).toMatchObject({
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '2' },
      VPCZoneIdentifier: 'subnet-1,subnet-2',
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 61,
    });
  });

  it('inherits a role of its own, and leaves out the one that AWS takes by itself', () => {
    expect(roleOf(role('AWSServiceRoleForAutoScaling_web'))).toBe(role('AWSServiceRoleForAutoScaling_web'));
    expect(roleOf(role('AWSServiceRoleForAutoScaling'))).toBeUndefined();
  });
});
