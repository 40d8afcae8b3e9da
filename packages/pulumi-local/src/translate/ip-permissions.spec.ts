import { ipPermissions } from './ip-permissions.js';

describe('ipPermissions', () => {
  it('leaves the ports out of a rule for all protocols, where EC2 would take 0 for a port', () => {
    const rules = ipPermissions(
      [{ protocol: '-1', fromPort: 0, toPort: 0, cidrBlocks: ['0.0.0.0/0'] }],
      'sg-1',
    );

    expect(rules).toEqual([{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]);
  });

  it('names the group itself for `self`, beside other groups, each with the description', () => {
    const [rule] = ipPermissions(
      [
        {
          protocol: 'tcp',
          fromPort: 80,
          toPort: 81,
          self: true,
          securityGroups: ['sg-2'],
          description: 'why',
        },
      ],
      'sg-1',
    );

    expect(rule).toEqual({
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 81,
      UserIdGroupPairs: [
        { GroupId: 'sg-2', Description: 'why' },
        { GroupId: 'sg-1', Description: 'why' },
      ],
    });
  });
});
