import { DescribeImagesCommand, type Image } from '@aws-sdk/client-ec2';
import type { FilterSource } from '../terms/ami-source.js';
import type { Candidate } from '../terms/candidate.js';
import { AmiError } from '../terms/errors.js';
import type { Ec2Port } from '../terms/ports.js';
import { ambiguousImages, newestImages } from './newest-images.js';
import type { ExpectAmi } from './verify-image.js';

export interface FilterOptions {
  readonly ec2: Ec2Port;
  readonly region: string;
  readonly expect?: ExpectAmi;
  readonly signal?: AbortSignal;
}

/**
 * The newest available image that matches. Owners are required: anybody can publish an image under any name. Two of
 * the same instant are refused, and so are several architectures: which of their builds ended last is chance.
 *
 * @throws AmiError `OwnersRequired`, `NotFound`, `Ambiguous`, `InvalidOption`
 * @see https://nvd.nist.gov/vuln/detail/CVE-2018-15869
 */
export async function findByFilter(source: FilterSource, options: FilterOptions): Promise<Candidate> {
  expectFilterSource(source);
  const newest = newestImages(await describeAll(source, options));
  const [image] = newest;
  if (!image?.ImageId) throw notFound(source, options);
  const filter = describeFilter(source);
  if (newest.length > 1) throw ambiguousImages(newest, filter, options.region);
  const from = `newest of ${filter}`;
  return { imageId: image.ImageId, image, origin: { kind: 'filter', from } };
}

async function describeAll(source: FilterSource, { ec2, expect, signal }: FilterOptions): Promise<Image[]> {
  const images: Image[] = [];
  let token: string | undefined;
  do {
    signal?.throwIfAborted();
    const command = new DescribeImagesCommand({
      Owners: [...source.owners],
      Filters: toFilters(source, expect),
      IncludeDeprecated: expect?.allowDeprecated ?? false,
      MaxResults: 1000,
      NextToken: token,
    });
    const page = await ec2.send(command, { abortSignal: signal });
    images.push(...(page.Images ?? []));
    token = page.NextToken;
  } while (token);
  return images;
}

function toFilters({ name, filters = {} }: FilterSource, expect: ExpectAmi | undefined) {
  const all = {
    ...filters,
    ...(name !== undefined && { name: [name] }),
    ...(expect?.architecture !== undefined && { architecture: [expect.architecture] }),
    state: ['available'],
  };
  return Object.entries(all).map(([Name, values]) => ({ Name, Values: [...values] }));
}

function expectFilterSource({ owners, name, filters = {} }: FilterSource): void {
  if (owners.length === 0 || owners.some((owner) => owner.trim() === '')) {
    const message =
      'A filter needs `owners`: without them it would take an image that anybody published. Use `self` or account ids';
    throw new AmiError('OwnersRequired', message);
  }
  if (!name && Object.keys(filters).length === 0) {
    throw new AmiError(
      'InvalidOption',
      'Expected `name` or `filters`: owners alone would take any image of theirs',
    );
  }
}

function notFound(source: FilterSource, { region, expect }: FilterOptions): AmiError {
  const want = [expect?.architecture, 'available'].filter(Boolean).join(' ');
  const run = `aws ec2 describe-images --region ${region} --owners ${source.owners.join(' ')}`;
  const message = `No ${want} image in ${region} matches ${describeFilter(source)}. See what there is: ${run}`;
  return new AmiError('NotFound', message, { region });
}

function describeFilter({ owners, name, filters = {} }: FilterSource): string {
  const parts = Object.entries(filters).map(([key, values]) => `${key}=${values.join('|')}`);
  const wanted = [...(name === undefined ? [] : [`name=${name}`]), ...parts].join(' ');
  return `\`${wanted}\` owned by ${owners.join(' or ')}`;
}
