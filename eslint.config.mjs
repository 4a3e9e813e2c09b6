import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { dependencyRule } from './scripts/lint/dependency-rule.mjs';

const noBarrels = {
  selector: 'ExportAllDeclaration',
  message: 'No barrel files: import from the file that holds the thing.',
};
const namedExports = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only, so that a thing has one name everywhere.',
};
const noClock = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'The core has no clock: "now" is the moment of capture, and the same bundle gives the same document.',
};
const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Only the doors touch the environment, to hand it to config.ts.',
};
const timeAndChance = [
  ['Date', 'now'],
  ['performance', 'now'],
  ['Math', 'random'],
  ['crypto', 'randomUUID'],
  ['crypto', 'getRandomValues'],
].map(([object, property]) => ({ object, property, message: 'No clock and no randomness in the core.' }));

const NODE_ONLY = ['Buffer', 'process', 'global', 'require', 'module', '__dirname', '__filename', 'setImmediate'];
const PAGE_ONLY = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'XMLHttpRequest', 'WebSocket'];
const onlyIn = (names, message) => names.map((name) => ({ name, message }));
const noFetch = { name: 'fetch', message: 'Outgoing requests go through one guarded module under src/adapters.' };

export default defineConfig(
  globalIgnores([
    'dist/',
    'dist.*/',
    'coverage/',
    'data/',
    'lab-out/',
    '**/*.gen.ts',
    '**/*.gen.d.ts',
    'test/evidence/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  {
    files: ['**/*.{ts,mjs}'],
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-proto': 'error',
      'no-extend-native': 'error',
      'no-unused-expressions': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-dupe-keys': 'error',
      'no-self-assign': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-catch': 'error',
      'no-useless-escape': 'error',
      'no-misleading-character-class': 'error',
      'no-template-curly-in-string': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'max-depth': ['error', 4],
      complexity: ['error', 25],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    rules: { 'no-unused-vars': 'error' },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      // Numbers in messages are plain code; `${count} lines` needs no String().
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `onClick = () => close()` says what it does; the value of a void call is not used by it.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // It takes a `let` that a callback changes for unchanged, and asks for checks to go that are needed.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // What was caught is `unknown`, and may be thrown on as it came.
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      // `interface Line extends Origin {}` gives a thing its own name.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // `Verdict | void` is how an optional answer of a callback is typed.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A generator or a port is async by its type, whether or not this one has to wait.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // vitest's `expect(object.method)` never calls it unbound, and a failed lookup in a test fails the test.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },

  {
    files: ['src/**/*.ts', 'functions/**/*.ts'],
    plugins: { house: { rules: { 'dependency-rule': dependencyRule } } },
    rules: {
      'house/dependency-rule': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', noBarrels, namedExports],
      'no-restricted-globals': ['error', noFetch],
      'no-restricted-properties': ['error', noEnvironment],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 100, skipComments: true }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noBarrels, namedExports, noClock],
      'no-restricted-properties': ['error', noEnvironment, ...timeAndChance],
      'no-restricted-globals': [
        'error',
        noFetch,
        ...onlyIn(NODE_ONLY, 'The core runs in a browser as well, where this does not exist.'),
        ...onlyIn(PAGE_ONLY, 'The core runs in Node and in workers as well, where this does not exist.'),
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'src/lab/main.ts', 'src/worker/**/*.ts', 'src/http/server.ts', 'functions/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['src/adapters/**/*.ts', 'src/web/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
);
