/**
 * What the first line of a stream carries as `schema`. New kinds and new fields come without a new number; a field that
 * goes or means something else gets one.
 */
export const schemaVersion = 'clicamos.events/1';
