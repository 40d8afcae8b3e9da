import { check, run } from './processes.mjs';
import { openMachine } from './machine.mjs';

export const addresses = {
  world: '203.0.113.1',
  nat: '203.0.113.5',
  natInside: '10.0.11.1',
  private: '10.0.11.10',
  privateCidr: '10.0.11.0/24',
};

/**
 * Three machines: the world, the NAT and a private host behind it. `shape` says how the NAT is wired:
 * `one-device` as on EC2, where the world and the private tier come in by the same device, or `two-devices`.
 */
export async function openWorld(shape, { sharedFolder, onOpen }) {
  const id = `clicamos-${process.pid}-${shape === 'one-device' ? 1 : 2}`;
  const open = async (name) => {
    const machine = await openMachine(`${id}-${name}`, sharedFolder);
    onOpen(machine);
    return machine;
  };
  const world = await open('world');
  const nat = await open('nat');
  const host = await open('private');
  await wire(shape, { id, world, nat, host, onOpen });
  await world.sh(`ip route add default via ${addresses.nat}`); // even the private tier, by the NAT
  await nat.sh(`ip route add default via ${addresses.world}`);
  await host.sh(`ip route add default via ${addresses.natInside}`);
  return { world, nat, host };
}

async function wire(shape, { id, world, nat, host, onOpen }) {
  const { world: worldIp, nat: natIp, natInside, private: hostIp } = addresses;
  if (shape === 'two-devices') {
    await cable([world, 'eth0', worldIp], [nat, 'eth0', natIp]);
    await cable([nat, 'eth1', natInside], [host, 'eth0', hostIp]);
    return;
  }
  const bridge = await openSwitch(`${id}-switch`, onOpen);
  await plug(bridge, world, worldIp);
  await plug(bridge, nat, natIp, natInside);
  await plug(bridge, host, hostIp);
}

async function openSwitch(namespace, onOpen) {
  await check(['ip', 'netns', 'add', namespace]);
  onOpen({ close: () => run(['ip', 'netns', 'delete', namespace]) });
  await inNamespace(namespace, 'ip', 'link', 'add', 'br0', 'type', 'bridge');
  await inNamespace(namespace, 'ip', 'link', 'set', 'br0', 'up');
  return namespace;
}

async function plug(bridge, machine, ...ips) {
  const port = `p-${ips[0].replaceAll('.', '')}`.slice(0, 15);
  await veth([bridge, port], [machine.namespace, 'eth0']);
  await inNamespace(bridge, 'ip', 'link', 'set', port, 'master', 'br0', 'up');
  await addAddresses(machine, 'eth0', ips);
}

async function cable([left, leftDevice, leftIp], [right, rightDevice, rightIp]) {
  await veth([left.namespace, leftDevice], [right.namespace, rightDevice]);
  await addAddresses(left, leftDevice, [leftIp]);
  await addAddresses(right, rightDevice, [rightIp]);
}

async function veth([left, leftDevice], [right, rightDevice]) {
  const end = ['type', 'veth', 'peer', 'name', rightDevice, 'netns', right];
  await inNamespace(left, 'ip', 'link', 'add', leftDevice, ...end);
}

async function addAddresses(machine, device, ips) {
  for (const ip of ips) await machine.sh(`ip address add ${ip}/24 dev ${device}`);
  await machine.sh(`ip link set ${device} up`);
}

function inNamespace(namespace, ...command) {
  return check(['ip', 'netns', 'exec', namespace, ...command]);
}
