/** An image by who made it and how they name it; the newest that is available is taken. */
export interface ImageFilter {
  /** An account id. A name alone could be anybody's image. */
  readonly owner: string;
  /** With `*` as in EC2's filters. */
  readonly namePattern: string;
}

/** `debian-13` has no SSM agent: nobody can log in to such a NAT, which may be what is wanted. */
export type NatImage = 'amazon-linux-2023' | 'debian-13' | ImageFilter;

export type Architecture = 'arm64' | 'x86_64';

/** The filter for an image of `architecture` in a partition. */
export function imageFilter(image: NatImage, architecture: Architecture, partition = 'aws'): ImageFilter {
  if (typeof image !== 'string') return image;
  const known = knownImages[image](architecture);
  return partition === 'aws' || image !== 'amazon-linux-2023' ? known : { ...known, owner: 'amazon' };
}

/** Why an image cannot be found in a partition, if so: elsewhere its maker has another account. */
export const reasonNoImage = (image: NatImage, partition: string): string | undefined =>
  image === 'debian-13' && partition !== 'aws'
    ? `\`debian-13\` is known in the partition \`aws\`, not in \`${partition}\`: name its owner there, { owner, namePattern }`
    : undefined;

/**
 * The architecture of an instance type. Graviton types have a `g` behind the generation: t4g, c7gn, im4gn.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  return /^(?:a1|[a-z]+\d+[a-z]*g[a-z]*)\./.test(instanceType) ? 'arm64' : 'x86_64';
}

/** Whether it is one that this package knows by a name of its own. */
export function isKnownImage(image: NatImage): boolean {
  return typeof image === 'string' && Object.hasOwn(knownImages, image);
}

const knownImages: Readonly<
  Record<Exclude<NatImage, ImageFilter>, (architecture: Architecture) => ImageFilter>
> = {
  'amazon-linux-2023': (architecture) => ({
    owner: '137112412989', // Amazon; the name `amazon` stands for its account in every partition
    namePattern: `al2023-ami-2023.*-kernel-*-${architecture}`, // not the minimal ones: they have no SSM agent
  }),
  'debian-13': (architecture) => ({
    owner: '136693071363', // https://wiki.debian.org/Cloud/AmazonEC2Image
    namePattern: `debian-13-${architecture === 'x86_64' ? 'amd64' : architecture}-*`,
  }),
};
