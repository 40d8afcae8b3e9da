const arnOf = /^arn:([^:]*):elasticloadbalancing:([^:]*:[^:]*):targetgroup\/([^/]*)\/([^/]*)$/;

/**
 * Traffic sources in few characters, all of which every AWS service takes in a tag: `lb=web-elb/api-elb`. The ARNs of
 * target groups are written without what they have in common: `tg=aws:eu-west-1:123456789012:web.0123/api.4567`.
 */
export function formatSources(ids: readonly string[]): string {
  const names = ids.filter((id) => !arnOf.test(id));
  const arns = ids.flatMap((id) => {
    const [, partition = '', place = '', name = '', key = ''] = arnOf.exec(id) ?? [];
    return name === '' ? [] : [{ prefix: `${partition}:${place}`, short: `${name}.${key}` }];
  });
  const [first] = arns;
  const classic = `lb=${names.join('/')}`;
  // All of a group's target groups are in its account and region.
  return first === undefined
    ? classic
    : `${classic} tg=${first.prefix}:${arns.map(({ short }) => short).join('/')}`;
}

/** Reads what `formatSources` wrote, from the parts `lb` and `tg`; `undefined` where nothing was written. */
export function parseSources(parts: ReadonlyMap<string, string>): readonly string[] | undefined {
  const names = parts.get('lb');
  if (names === undefined) return undefined;
  const [partition, region, account, ...shorts] = (parts.get('tg') ?? '').split(':');
  const arns = shorts
    .join(':')
    .split('/')
    .filter((short) => short !== '')
    .map((short) => {
      const path = short.replace('.', '/');
      return `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/${path}`;
    });
  return [...names.split('/').filter((name) => name !== ''), ...arns];
}

/** `key=value` by key. */
export function partsIn(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((part) => splitOnce(part)));
}

function splitOnce(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}
