import * as ec2 from '@pulumi/aws/ec2/index.js';
import type * as pulumi from '@pulumi/pulumi';
import type { PlannedNat } from '../plan/network-plan.js';
import { natInstanceType } from '../plan/plan-network.js';
import { architectureOf, imageFilter } from '../terms/nat-image.js';
import { partitionOf } from '../terms/partition-of.js';
import { subnetNamed, type Subnets } from '../vpc/create-subnets.js';
import type { NetworkScope } from '../vpc/network-scope.js';
import { createNatRole } from './create-nat-role.js';
import { createNatSecurityGroup } from './create-nat-security-group.js';
import { type NatScripts, renderNatUserData, type VpnSettings } from './nat-user-data.js';
import type { Nats } from './nats.js';

export interface NatInstancesOptions {
  readonly vpc: ec2.Vpc;
  readonly subnets: Subnets;
  readonly scripts: NatScripts;
  /** The way out, which an instance needs at its first boot. */
  readonly ready: readonly pulumi.Resource[];
}

/** Creates the planned NAT instances, each with an elastic address. */
export async function createNatInstances(scope: NetworkScope, options: NatInstancesOptions): Promise<Nats> {
  const { name, plan, environment } = scope;
  const profileParameter = plan.vpn && `/clicamos/${environment}/${name}/vpn-profile`;
  const image = await newestImage(scope);
  const securityGroup = createNatSecurityGroup(scope, options.vpc);
  const role = createNatRole(scope, profileParameter);
  const common = { ...options, image, securityGroup, role, profileParameter };
  const instances = plan.nats.map((nat) => createNatInstance(scope, nat, common));
  return {
    targets: new Map(
      instances.map(({ nat, instance }) => [
        nat.name,
        { networkInterfaceId: instance.primaryNetworkInterfaceId },
      ]),
    ),
    addresses: instances.map(({ address }) => address.publicIp),
    instanceIds: instances.map(({ instance }) => instance.id),
    gatewayIds: [],
    securityGroupId: securityGroup.id,
    vpnProfileParameter: profileParameter,
  };
}

/** The size of the known images, and room for the VPN's container. */
const rootVolumeGb = 8;

interface Common extends NatInstancesOptions {
  readonly image: string;
  readonly securityGroup: ec2.SecurityGroup;
  readonly role: ReturnType<typeof createNatRole>;
  readonly profileParameter: string | undefined;
}

function createNatInstance(scope: NetworkScope, nat: PlannedNat, common: Common) {
  const { child, tags, plan } = scope;
  const natName = `${scope.name}-${nat.name}`;
  // Allocated before the instance: the VPN's clients are told this address, not the one of the first seconds.
  const address = new ec2.Eip(natName, { domain: 'vpc', tags: tags(natName) }, child);
  const instance = new ec2.Instance(
    natName,
    {
      ami: common.image,
      instanceType: natInstanceType(plan.nat),
      subnetId: subnetNamed(common.subnets, nat.subnet).id,
      vpcSecurityGroupIds: [common.securityGroup.id],
      iamInstanceProfile: common.role.profile.name,
      // Both are its trade: it passes on what is neither from nor for itself, and it needs packages to begin.
      sourceDestCheck: false,
      associatePublicIpAddress: true,
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      rootBlockDevice: { encrypted: true, volumeType: 'gp3', volumeSize: rootVolumeGb, tags: tags(natName) },
      userData: userDataOf(scope, address, common),
      userDataReplaceOnChange: true,
      tags: tags(natName),
    },
    {
      ...child,
      dependsOn: [...common.ready, ...common.role.ready],
      // A newer image must not replace a NAT at some later `pulumi up`: everything behind it would be cut off.
      ignoreChanges: ['ami'],
    },
  );
  new ec2.EipAssociation(natName, { allocationId: address.id, instanceId: instance.id }, child);
  return { nat, instance, address };
}

function userDataOf({ plan, args }: NetworkScope, address: ec2.Eip, common: Common): pulumi.Input<string> {
  const privateCidrs = plan.subnets.flatMap(({ tier, cidr }) => (tier === 'private' ? [cidr] : []));
  const { profileParameter, scripts } = common;
  if (profileParameter === undefined) return renderNatUserData(scripts, { privateCidrs });
  return address.publicIp.apply((host) => {
    const vpn: VpnSettings = {
      host,
      routes: [plan.cidr],
      profileParameter,
      clientCidr: args.vpn?.clientCidr,
    };
    return renderNatUserData(scripts, { privateCidrs, vpn });
  });
}

async function newestImage({ plan, args, child }: NetworkScope): Promise<string> {
  const architecture = architectureOf(natInstanceType(plan.nat));
  const { owner, namePattern } = imageFilter(
    args.natImage ?? 'amazon-linux-2023',
    architecture,
    partitionOf(plan.region),
  );
  const image = await ec2.getAmi(
    {
      owners: [owner],
      mostRecent: true,
      filters: [
        { name: 'name', values: [namePattern] },
        { name: 'architecture', values: [architecture] },
        { name: 'state', values: ['available'] },
      ],
    },
    child,
  );
  return image.id;
}
