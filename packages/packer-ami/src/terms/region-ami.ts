/** An image in a region, as Packer names it. */
export interface RegionAmi {
  readonly region: string;
  readonly imageId: string;
}

const shape = /^([a-z0-9-]+):(ami-[0-9a-zA-Z]+)$/;

/** The AMIs in an artifact id such as `eu-west-1:ami-0b,us-east-1:ami-0a`; what is no AMI is left out. */
export function parseArtifactId(id: string): RegionAmi[] {
  return id.split(',').flatMap((part) => {
    const [, region, imageId] = shape.exec(part.trim()) ?? [];
    return region && imageId ? [{ region, imageId }] : [];
  });
}

/**
 * Whether a build is the wanted one: by its whole name, or by its last part where no build has that for its whole
 * name. Without a wanted one every build is.
 *
 * @param builds the names that there are
 */
export function buildMatcher(
  builds: readonly string[],
  wanted: string | undefined,
): (build: string) => boolean {
  if (wanted === undefined) return () => true;
  if (builds.includes(wanted)) return (build) => build === wanted;
  return (build) => build.endsWith(`.${wanted}`);
}

/** `eu-west-1 and us-east-1`, for sentences. */
export function describeRegions(amis: readonly RegionAmi[]): string {
  return [...new Set(amis.map(({ region }) => region))].sort().join(' and ');
}
