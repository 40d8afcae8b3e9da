/** What a read gave: a value, or the reason why there is none. Never a default. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unread'; readonly reason: string };
