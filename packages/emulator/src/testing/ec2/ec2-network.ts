import type {
  AllocateAddressResult,
  CreateInternetGatewayResult,
  CreateRouteTableResult,
  CreateSubnetResult,
  CreateVpcResult,
} from '@aws-sdk/client-ec2';
import type { TestEc2 } from './ec2-fixture.js';

/** A VPC with one subnet, an internet gateway and a route table of its own. */
export interface TestNetwork {
  readonly VpcId: string;
  readonly SubnetId: string;
  readonly InternetGatewayId: string;
  readonly RouteTableId: string;
}

export async function createTestNetwork({ call }: TestEc2): Promise<TestNetwork> {
  const { Vpc } = await call<CreateVpcResult>('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await call<CreateSubnetResult>('CreateSubnet', { VpcId, CidrBlock: '10.0.0.0/24' });
  const { InternetGateway } = await call<CreateInternetGatewayResult>('CreateInternetGateway');
  const InternetGatewayId = InternetGateway?.InternetGatewayId ?? '';
  await call('AttachInternetGateway', { InternetGatewayId, VpcId });
  const { RouteTable } = await call<CreateRouteTableResult>('CreateRouteTable', { VpcId });
  const SubnetId = Subnet?.SubnetId ?? '';
  return { VpcId, SubnetId, InternetGatewayId, RouteTableId: RouteTable?.RouteTableId ?? '' };
}

/** A new Elastic IP: its allocation's id and itself. */
export async function allocate({ call }: TestEc2): Promise<{ AllocationId: string; PublicIp: string }> {
  const { AllocationId = '', PublicIp = '' } = await call<AllocateAddressResult>('AllocateAddress', {
    Domain: 'vpc',
  });
  return { AllocationId, PublicIp };
}
