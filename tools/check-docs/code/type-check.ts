import { join } from 'node:path';
import ts from 'typescript';

export interface VirtualModule {
  /** Its name, such as `costs-41.mts`: the module exists in memory only. */
  readonly name: string;
  readonly text: string;
}

export interface TypeProblem {
  /** Of the module, from 0. */
  readonly line: number;
  readonly code: number;
  readonly message: string;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  types: ['node', 'jest'],
  skipLibCheck: true,
  allowJs: true,
  checkJs: true,
  // Our packages' sources: no build is needed, and nothing stale is believed.
  customConditions: ['@clicamos/source'],
};

/** JavaScript has nowhere to write the type that TypeScript misses. */
const notForJavaScript = new Set([7005, 7006, 7016, 7031, 7034]);

/** One program for all modules, resolved as if they stood in `folder`; answers the problems of each by its name. */
export function typeCheck(
  modules: readonly VirtualModule[],
  { folder }: { readonly folder: string },
): ReadonlyMap<string, readonly TypeProblem[]> {
  const files = new Map(modules.map(({ name, text }) => [join(folder, name), text]));
  const program = ts.createProgram({ rootNames: [...files.keys()], options, host: hostOf(files) });
  const [general] = program.getOptionsDiagnostics();
  if (general) throw new Error(`Cannot type-check the documents: ${messageOf(general)}`);
  return new Map(modules.map(({ name }) => [name, problemsOf(program, join(folder, name))]));
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    // Comments of the declarations that are imported change no type, and take long to read.
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    fileExists: (file) => files.has(file) || host.fileExists(file),
    readFile: (file) => files.get(file) ?? host.readFile(file),
    getSourceFile: (file, languageVersion, ...others) => {
      const text = files.get(file);
      return text === undefined
        ? host.getSourceFile(file, languageVersion, ...others)
        : ts.createSourceFile(file, text, languageVersion);
    },
  };
}

function problemsOf(program: ts.Program, file: string): TypeProblem[] {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`TypeScript does not have ${file}`);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    .filter(({ code }) => file.endsWith('.mts') || !notForJavaScript.has(code))
    .map((diagnostic) => ({
      line: source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line,
      code: diagnostic.code,
      message: messageOf(diagnostic),
    }));
}

const messageOf = ({ messageText }: ts.Diagnostic) => ts.flattenDiagnosticMessageText(messageText, '\n');
