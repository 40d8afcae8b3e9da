import type {
  LaunchTemplateTagSpecification,
  LaunchTemplateTagSpecificationRequest,
  Tag,
} from '@aws-sdk/client-ec2';
import type { TemplateOverrides } from '../../../cloud/ports.js';

type Kind = 'instance' | 'volume';

/** The tag specifications of a release: the base's, with what is overridden of instances and volumes. */
export function changedTags(
  base: readonly LaunchTemplateTagSpecification[],
  { instanceTags, volumeTags }: Pick<TemplateOverrides, 'instanceTags' | 'volumeTags'>,
): LaunchTemplateTagSpecificationRequest[] {
  const changes = Object.entries({ instance: instanceTags, volume: volumeTags }).flatMap(([kind, tags]) =>
    // The two keys above.
    tags === undefined ? [] : [{ kind: kind as Kind, tags }],
  );
  const others = base.filter(({ ResourceType }) => !changes.some(({ kind }) => kind === ResourceType));
  return [
    ...others,
    ...changes.map(({ kind, tags }) => {
      const old = base.find(({ ResourceType }) => ResourceType === kind)?.Tags ?? [];
      return { ResourceType: kind, Tags: merged(old, tags) };
    }),
  ];
}

const merged = (old: readonly Tag[], tags: Readonly<Record<string, string>>): Tag[] => [
  ...old.filter(({ Key = '' }) => tags[Key] === undefined),
  ...Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
];
