import { z } from 'zod';

/** A list that nobody writes to. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** Real time, ms since 1970. */
export const moment = z.number().meta({ description: 'real time, milliseconds since 1970' });
