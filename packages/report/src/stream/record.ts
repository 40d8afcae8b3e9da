import type { z } from 'zod';
import type { environmentSchema, recordSchema } from './record-schema.js';

/** One line of a stream: plain data, by its `kind`. Lines may have more fields than these. */
export type StreamRecord = z.infer<typeof recordSchema>;

/** The discriminants of {@link StreamRecord}. */
export type RecordKind = StreamRecord['kind'];

/** The record of one kind. */
export type RecordOf<Kind extends RecordKind> = Extract<StreamRecord, { readonly kind: Kind }>;

/** The first line of a stream. */
export type EnvironmentRecord = z.infer<typeof environmentSchema>;

/** A record that belongs to one rollout by its id. */
export type EventRecord = Extract<StreamRecord, { readonly rolloutId: string }>;
