import type { FilterTable } from '../../listing/filter-items.js';

/** AWS's filters by what nothing has here, such as IPv6 addresses: they are answered, and match nothing. */
export const noneHave = (...names: readonly string[]): FilterTable<unknown> =>
  Object.fromEntries(names.map((name) => [name, () => undefined]));
