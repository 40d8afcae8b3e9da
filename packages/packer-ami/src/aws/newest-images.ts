import type { Image } from '@aws-sdk/client-ec2';
import { AmiError } from '../terms/errors.js';

/** The newest image of each architecture, and all of its instant. EC2's dates sort as text: ISO 8601 in UTC. */
export function newestImages(images: readonly Image[]): readonly Image[] {
  const latest = new Map<string, string>();
  for (const { Architecture = '', CreationDate = '' } of images)
    if (CreationDate >= (latest.get(Architecture) ?? '')) latest.set(Architecture, CreationDate);
  return images.filter(
    ({ Architecture = '', CreationDate = '' }) => latest.get(Architecture) === CreationDate,
  );
}

/** The error that names several newest images, and how to choose one. */
export function ambiguousImages(images: readonly Image[], filter: string, region: string): AmiError {
  const choices = images.map(({ ImageId: imageId = '', Name: name = '' }) => ({ imageId, name }));
  const [what, how] = describeDifference(images);
  const list = choices.map(({ imageId, name }) => `\`${imageId}\` (${name})`).join(' and ');
  const message = `${filter} matches ${what} in ${region}: ${list}. ${how}`;
  return new AmiError('Ambiguous', message, { region, choices });
}

function describeDifference(images: readonly Image[]): readonly [what: string, how: string] {
  const architectures = [...new Set(images.map(({ Architecture }) => Architecture ?? 'unknown'))];
  return architectures.length > 1
    ? [`images of ${architectures.join(' and ')}`, 'Name the one to take: --architecture NAME']
    : [`${images.length} images of the same instant`, 'Give the id of the one to take, or a narrower name'];
}
