import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);

/**
 * What the clients' declarations say and their runtime schemas do not: which members are required
 * (declared `X: T | undefined`, not `X?:`) and the values of enums.
 *
 * @param {string} client a package name, for example `@aws-sdk/client-ec2`
 * @returns {{ members: Map<string, Map<string, { required: boolean, type: string | undefined }>>, enums: Map<string, string[]> }}
 *   members by interface, with the name of the member's type or of its list's element type
 */
export function readDeclaredMembers(client) {
  const declared = { members: new Map(), enums: new Map() };
  for (const statement of modelFiles(client).flatMap((file) => [...parse(file).statements])) {
    if (ts.isInterfaceDeclaration(statement)) declared.members.set(statement.name.text, membersOf(statement));
    if (ts.isVariableStatement(statement)) readEnum(statement, declared.enums);
  }
  return declared;
}

function modelFiles(client) {
  const folder = join(dirname(require.resolve(`${client}/package.json`)), 'dist-types', 'models');
  return readdirSync(folder)
    .filter((name) => /^(models_\d+|enums)\.d\.ts$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

const parse = (file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);

function membersOf(declaration) {
  const signatures = declaration.members.filter(ts.isPropertySignature);
  return new Map(
    signatures.map(({ name, questionToken, type }) => [
      name.text,
      { required: questionToken === undefined, type: referencedName(type) },
    ]),
  );
}

function referencedName(type) {
  if (type === undefined) return undefined;
  if (ts.isUnionTypeNode(type)) return type.types.map(referencedName).find((name) => name !== undefined);
  if (ts.isArrayTypeNode(type)) return referencedName(type.elementType);
  if (ts.isParenthesizedTypeNode(type)) return referencedName(type.type);
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : undefined;
}

function readEnum(statement, enums) {
  for (const { name, type } of statement.declarationList.declarations) {
    if (type === undefined || !ts.isTypeLiteralNode(type)) continue;
    const literals = type.members.map((member) => member.type?.literal?.text);
    if (literals.every((literal) => literal !== undefined)) enums.set(name.text, literals);
  }
}
