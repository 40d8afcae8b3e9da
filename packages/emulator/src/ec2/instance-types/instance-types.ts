import type { ImageArchitecture } from '../images/image-record.js';

/** What is known of an instance type; nothing is enforced on the process but the architecture's match. */
export interface InstanceTypeRecord {
  readonly name: string;
  readonly architecture: ImageArchitecture;
  readonly vcpus: number;
  readonly threadsPerCore: number;
  readonly memoryMiB: number;
  readonly isBurstable: boolean;
  readonly isCurrent: boolean;
  readonly hypervisor: 'nitro' | 'xen';
}

interface Family {
  readonly names: readonly string[];
  readonly architecture: ImageArchitecture;
  readonly gibPerVcpu: number;
  readonly sizes: readonly string[];
}

const vcpusOf: Readonly<Record<string, number>> = {
  medium: 1,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '12xlarge': 48,
  '16xlarge': 64,
};

const sizes = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];
const withMedium = ['medium', ...sizes];
// Fifth-generation compute instances have other large sizes, which are left out.
const firstSizes = sizes.slice(0, 4);

const families: readonly Family[] = [
  { names: ['m5', 'm5a', 'm6i', 'm6a', 'm7i', 'm7a'], architecture: 'x86_64', gibPerVcpu: 4, sizes },
  { names: ['m6g', 'm7g', 'm8g'], architecture: 'arm64', gibPerVcpu: 4, sizes: withMedium },
  { names: ['c5', 'c5a'], architecture: 'x86_64', gibPerVcpu: 2, sizes: firstSizes },
  { names: ['c6i', 'c6a', 'c7i', 'c7a'], architecture: 'x86_64', gibPerVcpu: 2, sizes },
  { names: ['c6g', 'c7g', 'c8g'], architecture: 'arm64', gibPerVcpu: 2, sizes: withMedium },
  { names: ['r5', 'r6i', 'r7i'], architecture: 'x86_64', gibPerVcpu: 8, sizes },
  { names: ['r6g', 'r7g', 'r8g'], architecture: 'arm64', gibPerVcpu: 8, sizes: withMedium },
];

/** Sizes of the burstable families: vCPUs and memory in GiB. */
const burstable: Readonly<Record<string, readonly [vcpus: number, gib: number]>> = {
  nano: [2, 0.5],
  micro: [2, 1],
  small: [2, 2],
  medium: [2, 4],
  large: [2, 8],
  xlarge: [4, 16],
  '2xlarge': [8, 32],
};

/** The second generation has fewer processors in its small sizes. */
const t2: typeof burstable = { ...burstable, nano: [1, 0.5], micro: [1, 1], small: [1, 2] };

const nitro = { isCurrent: true, hypervisor: 'nitro' } as const;

const m1Small: InstanceTypeRecord = {
  name: 'm1.small',
  architecture: 'x86_64',
  vcpus: 1,
  threadsPerCore: 1,
  memoryMiB: 1740,
  isBurstable: false,
  isCurrent: false,
  hypervisor: 'xen',
};

/** The types that the emulator knows, by name. */
export const instanceTypes: ReadonlyMap<string, InstanceTypeRecord> = new Map(
  [
    m1Small,
    ...burstableFamily('t2', { architecture: 'x86_64', sizes: t2, hypervisor: 'xen' }),
    ...burstableFamily('t3', { architecture: 'x86_64', sizes: burstable, hypervisor: 'nitro' }),
    ...burstableFamily('t3a', { architecture: 'x86_64', sizes: burstable, hypervisor: 'nitro' }),
    ...burstableFamily('t4g', { architecture: 'arm64', sizes: burstable, hypervisor: 'nitro' }),
    ...families.flatMap((family) => family.names.flatMap((name) => typesOf(name, family))),
  ].map((type) => [type.name, type]),
);

function typesOf(name: string, family: Family): readonly InstanceTypeRecord[] {
  return family.sizes.map((size) => {
    const vcpus = vcpusOf[size] ?? 0;
    const memoryMiB = vcpus * family.gibPerVcpu * 1024;
    const threadsPerCore = family.architecture === 'arm64' || name.endsWith('7a') ? 1 : 2;
    const { architecture } = family;
    return {
      name: `${name}.${size}`,
      architecture,
      vcpus,
      threadsPerCore,
      memoryMiB,
      isBurstable: false,
      ...nitro,
    };
  });
}

function burstableFamily(
  family: string,
  shape: Pick<InstanceTypeRecord, 'architecture' | 'hypervisor'> & { readonly sizes: typeof burstable },
): readonly InstanceTypeRecord[] {
  const { architecture, hypervisor } = shape;
  return Object.entries(shape.sizes).map(([size, [vcpus, gib]]) => ({
    name: `${family}.${size}`,
    architecture,
    vcpus,
    threadsPerCore: architecture === 'arm64' || family === 't2' ? 1 : 2,
    memoryMiB: gib * 1024,
    isBurstable: true,
    isCurrent: true,
    hypervisor,
  }));
}
