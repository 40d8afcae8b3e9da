import { platform } from 'node:os';
import { claimAddressBlock, type AddressBlock } from './address-block.js';

async function claimOne(): Promise<AddressBlock> {
  const block = await claimAddressBlock();
  if (!block) throw new Error('This system has no loopback addresses to claim');
  return block;
}

const onLinux = platform() === 'linux' ? describe : describe.skip;

onLinux('claimAddressBlock', () => {
  it('never gives two emulators the same addresses', async () => {
    const blocks = await Promise.all(Array.from({ length: 12 }, claimOne));

    const firsts = new Set(blocks.map(({ first }) => first));
    await Promise.all(blocks.map((block) => block.release()));

    expect(firsts.size).toBe(12);
  });

  it('gives each address of the block once, but for the network`s own', async () => {
    const block = await claimOne();

    const addresses = Array.from({ length: 600 }, () => block.take());
    await block.release();

    expect(new Set(addresses).size).toBe(600);
    expect(addresses).not.toContain(block.first);
    expect(addresses.filter((address) => /\.(0|255)$/.test(address))).toEqual([]);
  });

  it('gives an address again only when it was given back', async () => {
    const block = await claimOne();
    const [first] = Array.from({ length: 256 * 254 - 1 }, () => block.take());

    expect(() => block.take()).toThrow(RangeError);
    block.giveBack(first ?? '');
    const again = block.take();
    await block.release();

    expect(again).toBe(first);
  });
});
