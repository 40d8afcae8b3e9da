import fc from 'fast-check';
import { continuationKeys, tagKeys } from './tags.js';
import { completeUndo, reasonTooLong, undoIn, undoOf, undoTags } from './undo-tags.js';

const arnOf = (name: string, key = '0123456789abcdef') =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/${key}`;

/** As long as AWS takes a name. */
const longest = (index: number) => arnOf(`${index}-`.padEnd(32, 'x'), String(index).padStart(16, '0'));

const many = (count: number) => Array.from({ length: count }, (_, index) => longest(index));

/** Of a previous, with as much beside its traffic sources as there can be. */
const undoWith = (sourceIds: readonly string[]) => ({
  start: 9_999,
  sizes: { minSize: 9_999, desiredCapacity: 9_999, maxSize: 9_999 },
  sourceIds,
  protectedBefore: 'some' as const,
  isAdopted: true as const,
});

describe('what is to be undone, as tags', () => {
  it('is one tag where that is enough', () => {
    const undo = { start: 3, sourceIds: ['web-elb', arnOf('web')] };

    expect(undoTags(undo)).toEqual({
      [tagKeys.undo]: 'start=3 lb=web-elb tg=aws:eu-west-1:123456789012:web.0123456789abcdef',
    });
  });

  it('counts the tags in which the target groups stand that do not fit into one', () => {
    const sourceIds = ['web-elb', ...['a', 'b', 'c', 'd', 'e'].map((name) => arnOf(name.repeat(32)))];

    const tags = undoTags({ start: 3, sourceIds });

    expect(tags).toEqual({
      'clicamos:undo': expect.stringMatching(/^start=3 lb=\+2\.[0-9a-f]{8}$/),
      'clicamos:undo-2': expect.stringMatching(/^lb=web-elb tg=aws:eu-west-1:123456789012:a{32}\..*\/d{32}/),
      'clicamos:undo-3': `lb= tg=aws:eu-west-1:123456789012:${'e'.repeat(32)}.0123456789abcdef`,
    });
  });

  it.each([0, 1, 5, 6, 10, 49, 50])(
    'comes back whole with %i target groups of the longest names',
    (count) => {
      const undo = undoWith(many(count));

      const tags = undoTags(undo);

      expect(reasonTooLong(undo)).toBeUndefined();
      expect(Math.max(...Object.values(tags).map((text) => text.length))).toBeLessThanOrEqual(256);
      expect(undoIn(tags)).toEqual(undo);
      expect(Object.keys(tags).every((key) => [tagKeys.undo, ...continuationKeys].includes(key))).toBe(true);
    },
  );

  it('comes back whole with any sources, of which those by name are told first', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]$/);
    const source = fc.oneof(
      name,
      fc.tuple(name, fc.stringMatching(/^[0-9a-f]{16}$/)).map(([a, b]) => arnOf(a, b)),
    );

    fc.assert(
      fc.property(fc.uniqueArray(source, { maxLength: 40 }), (sourceIds) => {
        const undo = undoWith(sourceIds);
        const { sourceIds: read, ...rest } = undoIn(undoTags(undo));
        expect([...(read ?? [])].sort()).toEqual([...sourceIds].sort());
        expect(rest).toEqual({ ...undo, sourceIds: undefined });
      }),
    );
  });

  it('says why it cannot be written when a group has more than there are tags for', () => {
    expect(reasonTooLong(undoWith(many(53)))).toBe('they would take 14 tags, and there are 13');
    expect(reasonTooLong({ ...undoWith(many(1)), previousName: 'x'.repeat(255) })).toBe(
      'a tag takes 256 characters',
    );
  });
});

describe('an answer that does not have all of it', () => {
  const undo = undoWith(many(12));
  const tags = undoTags(undo);

  it.each(['clicamos:undo-2', 'clicamos:undo-3', 'clicamos:undo-4'])(
    'is known for that without %s',
    (key) => {
      const { [key]: left, ...shown } = tags;

      const read = undoIn(shown);

      expect(left).toBeDefined();
      expect(read.unreadOf).toBeDefined();
      expect(read.sourceIds).toHaveLength(8);
      expect(read.start).toBe(9_999);
    },
  );

  it('is known for that when one tag is older than the rest', () => {
    const older = undoTags(undoWith(many(11)));

    const read = undoIn({ ...tags, 'clicamos:undo-4': older['clicamos:undo-4'] ?? '' });

    expect(read.unreadOf).toBeDefined();
  });

  it('is read from the tags of a group, whatever stands beside them', () => {
    const shown = Object.entries({ ...tags, Name: 'web', 'clicamos:undo-9': 'lb=of-an-older-one' });

    const read = undoOf({ tags: shown.map(([key, value]) => ({ key, value, propagate: false })) });

    expect(read).toEqual(undo);
  });

  it('is whole again with what is known from elsewhere, and says so only when it is', () => {
    const { 'clicamos:undo-3': left, ...shown } = tags;
    const read = undoIn(shown);
    expect(left).toBeDefined();

    expect(completeUndo(read, many(12))).toEqual({ ...undo, sourceIds: expect.arrayContaining(many(12)) });
    expect(completeUndo(read, many(5)).unreadOf).toBe(read.unreadOf);
    expect(completeUndo(read, many(5)).sourceIds).toHaveLength(9);
  });
});
