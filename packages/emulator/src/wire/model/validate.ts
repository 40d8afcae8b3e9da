import type { Member, StructureShape, WireModel } from './model.js';
import type { Path, Violation } from './violation.js';

/** Required members that are missing and values outside their enum, anywhere in an input of the shape `type`. */
export function validate(input: unknown, type: string, model: WireModel): readonly Violation[] {
  return isChecked(type, model) ? violationsOf(input, type, { model, path: [] }) : none;
}

const none: readonly Violation[] = [];

interface At {
  readonly model: WireModel;
  readonly path: Path;
}

function violationsOf(value: unknown, type: string, at: At): readonly Violation[] {
  const shape = at.model.shapes[type];
  if (shape === undefined) return none;
  if ('list' in shape) {
    return indexed(value, at.path).flatMap(({ item, path }) =>
      violationsOf(item, shape.list, { ...at, path }),
    );
  }
  // Read by the model's names only; the reader made it from the same shape.
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
  return checkedMembers(shape, at.model).flatMap(([name, member]) => {
    if (fields[name] === undefined && !member.required) return none;
    const step = { member: member.reportedAs ?? name, wire: member.reportedAs ?? member.query ?? name };
    return memberViolations(fields[name], member, { ...at, path: [...at.path, step] });
  });
}

function memberViolations(value: unknown, member: Member, at: At): readonly Violation[] {
  if (value === undefined) return member.required ? [{ kind: 'missing', path: at.path }] : none;
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

type NamedMember = readonly [string, Member];

const checkedByShape = new WeakMap<StructureShape, readonly NamedMember[]>();

/** The members of a shape that anything can be wrong with: few of the many. */
function checkedMembers(shape: StructureShape, model: WireModel): readonly NamedMember[] {
  const known = checkedByShape.get(shape);
  if (known !== undefined) return known;
  // A shape that holds itself is taken to be checked while that is found out.
  checkedByShape.set(shape, Object.entries(shape.members));
  const checked = Object.entries(shape.members).filter(
    ([, { required, enum: values, type }]) => required || values !== undefined || isChecked(type, model),
  );
  checkedByShape.set(shape, checked);
  return checked;
}

function isChecked(type: string, model: WireModel): boolean {
  const shape = model.shapes[type];
  if (shape === undefined) return false;
  return 'list' in shape ? isChecked(shape.list, model) : checkedMembers(shape, model).length > 0;
}
