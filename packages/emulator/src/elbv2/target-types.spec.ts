import { startElbv2 } from '../testing/traffic/elbv2-fixture.js';

const settings = { Name: 'web', Protocol: 'HTTP' as const, Port: 80, VpcId: 'vpc-1' };

describe('a target group of type ip', () => {
  it('can be made and described, and takes no target', async () => {
    await using elbv2 = startElbv2();

    const { TargetGroups: [made] = [] } = await elbv2.api.CreateTargetGroup({
      ...settings,
      TargetType: 'ip',
    });
    const { TargetGroups: [shown] = [] } = await elbv2.api.DescribeTargetGroups({ Names: ['web'] });
    const register = (Id: string) =>
      elbv2.api.RegisterTargets({ TargetGroupArn: made?.TargetGroupArn, Targets: [{ Id }] });

    expect([made?.TargetType, shown?.TargetType]).toEqual(['ip', 'ip']);
    await expect(register('i-1')).rejects.toThrow("The IP address 'i-1' is not a valid IPv4 or IPv6 address");
    await expect(register('10.0.0.7')).rejects.toThrow("use a target group of type 'instance'.");
  });

  it('is another one than that of the same name which takes instances', async () => {
    await using elbv2 = startElbv2();
    await elbv2.api.CreateTargetGroup({ ...settings, TargetType: 'ip' });

    await expect(elbv2.api.CreateTargetGroup(settings)).rejects.toThrow(
      "A target group with the same name 'web' exists, but with different settings",
    );
  });

  it('is the only other type that there is here', async () => {
    await using elbv2 = startElbv2();

    const lambda = elbv2.api.CreateTargetGroup({ Name: 'web', TargetType: 'lambda' });

    await expect(lambda).rejects.toThrow("Target type 'lambda' is not emulated");
  });
});
