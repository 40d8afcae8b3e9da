import type { Member, WireModel } from './model.js';
import type { Path, Violation } from './violation.js';

/** Required members that are missing and values outside their enum, anywhere in an input of the shape `type`. */
export function validate(input: unknown, type: string, model: WireModel): readonly Violation[] {
  return violationsOf(input, type, { model, path: [] });
}

interface At {
  readonly model: WireModel;
  readonly path: Path;
}

function violationsOf(value: unknown, type: string, at: At): readonly Violation[] {
  const shape = at.model.shapes[type];
  if (shape === undefined) return [];
  if ('list' in shape) {
    return indexed(value, at.path).flatMap(({ item, path }) =>
      violationsOf(item, shape.list, { ...at, path }),
    );
  }
  // Read by the model's names only; the reader made it from the same shape.
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const step = { member: member.reportedAs ?? name, wire: member.reportedAs ?? member.query ?? name };
    return memberViolations(fields[name], member, { ...at, path: [...at.path, step] });
  });
}

function memberViolations(value: unknown, member: Member, at: At): readonly Violation[] {
  if (value === undefined) return member.required ? [{ kind: 'missing', path: at.path }] : [];
  const allowed = member.enum === undefined ? undefined : at.model.enums[member.enum];
  if (allowed !== undefined) return enumViolations(value, allowed, at.path);
  return violationsOf(value, member.type, at);
}

function enumViolations(value: unknown, allowed: readonly string[], path: Path): readonly Violation[] {
  const values = Array.isArray(value) ? indexed(value, path) : [{ item: value, path }];
  return values
    .filter(({ item }) => typeof item === 'string' && !allowed.includes(item))
    .map(({ item, path }) => ({ kind: 'notInEnum', path, found: String(item), allowed }));
}

function indexed(value: unknown, path: Path): readonly { item: unknown; path: Path }[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map((item, index) => ({ item, path: [...path, { index: index + 1 }] }));
}
