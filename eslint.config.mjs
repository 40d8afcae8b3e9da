import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import * as jsonParser from 'jsonc-eslint-parser';

const may = (scope, ...others) => ({
  sourceTag: `scope:${scope}`,
  onlyDependOnLibsWithTags: [scope, ...others].map((name) => `scope:${name}`),
});

/** Who may import whom: the arrows of the design. Tests may use the emulator too, see `withEmulator`. */
const arrows = [
  may('health'),
  may('packer-ami'),
  may('emulator'),
  may('network'),
  may('report'),
  may('pulumi-local'),
  may('rolling-asg', 'health'),
  may('sample-app'),
  may('stack', 'network', 'rolling-asg', 'packer-ami'),
  may('cli', 'rolling-asg', 'packer-ami', 'health', 'emulator', 'sample-app', 'report'),
  may('example', 'rolling-asg', 'health', 'network', 'packer-ami', 'emulator', 'pulumi-local'),
  may('tools', 'rolling-asg', 'packer-ami', 'health', 'emulator', 'sample-app', 'cli', 'report'),
];

const withEmulator = (arrow) => ({
  ...arrow,
  onlyDependOnLibsWithTags: [
    ...arrow.onlyDependOnLibsWithTags,
    ...['emulator', 'sample-app', 'pulumi-local'].map((name) => `scope:${name}`),
  ],
});

const boundaries = (depConstraints) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    {
      // The judges of the command and of tools/bench share one code for traffic, worlds and verdicts.
      allow: ['^.*/eslint\\.config\\.mjs$', '^.*/apps/cli/sweeps/.*\\.mjs$'],
      banTransitiveDependencies: true,
      checkDynamicDependenciesExceptions: ['.*'],
      depConstraints,
    },
  ],
});

/**
 * For a package's own config: what it imports is what its package.json declares.
 *
 * @param notDeclared packages that it may import without that, for a reason given there
 */
export const dependencyChecks = (notDeclared = []) => ({
  files: ['**/package.json'],
  rules: {
    '@nx/dependency-checks': [
      'error',
      {
        ignoredFiles: [
          '{projectRoot}/eslint.config.mjs',
          '{projectRoot}/src/**/*.spec.ts',
          '{projectRoot}/src/testing/**',
        ],
        ignoredDependencies: notDeclared,
      },
    ],
  },
  languageOptions: { parser: jsonParser },
});

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  ...nx.configs['flat/javascript'],
  { ignores: ['**/dist', '**/out-tsc', '**/test-output', '**/.clicamos'] },
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs', '**/*.cjs'],
    rules: {
      ...boundaries(arrows),
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['**/*.spec.ts', '**/src/testing/**'], rules: boundaries(arrows.map(withEmulator)) },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
];
