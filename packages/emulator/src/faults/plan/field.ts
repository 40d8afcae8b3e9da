/** What a field of a plan may hold: a check, and what to say that it wants. */
export interface Field {
  readonly isRequired?: boolean;
  readonly wants: string;
  readonly holds: (value: unknown) => boolean;
}

/** Names of the fields of one shape, each with its check. */
export type Fields = Readonly<Record<string, Field>>;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** AWS milliseconds. */
export const duration: Field = {
  wants: 'a number of AWS milliseconds >= 0',
  holds: (value) => isNumber(value) && value >= 0,
};

export const count: Field = {
  wants: 'an integer >= 0',
  holds: (value) => Number.isInteger(value) && Number(value) >= 0,
};

export const positive: Field = { wants: 'a number > 0', holds: (value) => isNumber(value) && value > 0 };

export const share: Field = {
  wants: 'a number from 0 to 1',
  holds: (value) => isNumber(value) && value >= 0 && value <= 1,
};

export const text: Field = { wants: 'a text', holds: (value) => typeof value === 'string' && value !== '' };

export const texts: Field = {
  wants: 'a list of texts, at least one',
  holds: (value) => Array.isArray(value) && value.length > 0 && value.every(text.holds),
};

export const oneOf = (...values: readonly (string | number)[]): Field => ({
  wants: `one of ${values.map((value) => `\`${value}\``).join(', ')}`,
  holds: (value) => values.some((each) => each === value),
});

export const required = (field: Field): Field => ({ ...field, isRequired: true });
