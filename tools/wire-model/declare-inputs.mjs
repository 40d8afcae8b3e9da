import { readDeclaredMembers } from './declared-members.mjs';

/** Marks what requests must hold, in every shape that an input can contain; answers the enums in use. */
export function declareInputs({ operations, shapes, settings }) {
  const declared = readDeclaredMembers(settings.client);
  const enums = new Map();
  for (const name of inputStructures(operations, shapes)) {
    const members = declared.members.get(name);
    if (members === undefined) throw new Error(`${settings.client} declares no interface ${name}`);
    for (const [memberName, member] of Object.entries(shapes.get(name).members)) {
      declareMember(member, members.get(memberName), {
        declared,
        enums,
        settings,
        path: `${name}.${memberName}`,
      });
    }
  }
  return enums;
}

function inputStructures(operations, shapes) {
  const names = new Set();
  const visit = (type) => {
    const shape = shapes.get(type);
    if (shape?.list !== undefined) visit(shape.list);
    if (shape?.members === undefined || names.has(type)) return;
    names.add(type);
    for (const member of Object.values(shape.members)) visit(member.type);
  };
  for (const [, { input }] of operations) visit(input);
  return names;
}

function declareMember(member, declaration, { declared, enums, settings, path }) {
  if (declaration === undefined) throw new Error(`${settings.client} declares no member ${path}`);
  if (declaration.required) member.required = true;
  const reportedAs = settings.reportedAs?.[path];
  if (reportedAs !== undefined) member.reportedAs = reportedAs;
  const values = declared.enums.get(declaration.type);
  if (values === undefined || settings.openEnums?.includes(declaration.type)) return;
  member.enum = declaration.type;
  enums.set(declaration.type, values);
}
