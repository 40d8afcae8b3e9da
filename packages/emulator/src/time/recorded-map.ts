interface Entry<Key, Value> {
  readonly atMs: number;
  readonly key: Key;
  /** What was there before, if anything was. */
  readonly before: { readonly value: Value } | undefined;
}

export interface RecordedMapOptions<Value = unknown> {
  readonly nowMs: () => number;
  /** How far back it must know, in milliseconds of `nowMs`; 0 records nothing. */
  readonly keepMs: () => number;
  /** Called before every change; `undefined` is what is not there. */
  readonly onChange?: (before: Value | undefined, after: Value | undefined) => void;
}

/**
 * A map of immutable values that knows what it held a while ago. It is a `Map` to all who use it, which is why it
 * inherits; only `asOf` is new. Nothing is recorded, and nothing paid, while nobody wants to look back.
 */
export class RecordedMap<Key, Value> extends Map<Key, Value> {
  readonly #options: RecordedMapOptions<Value>;
  #entries: Entry<Key, Value>[] = [];

  constructor(options: RecordedMapOptions<Value>) {
    super();
    this.#options = options;
  }

  override set(key: Key, value: Value): this {
    this.#record(key);
    this.#options.onChange?.(this.get(key), value);
    return super.set(key, value);
  }

  override delete(key: Key): boolean {
    this.#record(key);
    this.#options.onChange?.(this.get(key), undefined);
    return super.delete(key);
  }

  /** What it held at an instant of `nowMs`, as far back as it was recorded. */
  asOf(atMs: number): Map<Key, Value> {
    const past = new Map(this);
    for (const { key, before } of this.#entries.filter((entry) => entry.atMs > atMs).reverse()) {
      if (before) past.set(key, before.value);
      else past.delete(key);
    }
    return past;
  }

  #record(key: Key): void {
    const keepMs = this.#options.keepMs();
    if (keepMs === 0) return;
    const atMs = this.#options.nowMs();
    const value = this.get(key);
    if (this.#isLong() && (this.#entries[0]?.atMs ?? atMs) < atMs - keepMs)
      this.#entries = this.#entries.filter((entry) => entry.atMs >= atMs - keepMs);
    this.#entries.push({ atMs, key, before: value === undefined ? undefined : { value } });
  }

  /** Old entries are thrown away by the hundred: each time would be slow. */
  #isLong = () => this.#entries.length % 100 === 99;
}
