import js from '@eslint/js';
import office from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

/** Ways to turn text into markup or script, and dialogs that Office webviews do not have. */
const forbiddenProperties = [
  ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'].map((property) => ({
    property,
    message: 'Build nodes; text must never become markup.',
  })),
  ...['write', 'writeln'].map((property) => ({ object: 'document', property, message: 'Build nodes.' })),
  ...['alert', 'confirm', 'prompt'].map((property) => ({
    object: 'window',
    property,
    message: 'Office webviews have no dialogs; show it in the pane.',
  })),
];
const forbiddenGlobals = [
  ...['alert', 'confirm', 'prompt'].map((name) => ({
    name,
    message: 'Office webviews have no dialogs; show it in the pane.',
  })),
  { name: 'DOMParser', message: 'Trusted Types refuse it, and files of others are no markup of ours.' },
];
const forbiddenSyntax = [
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Build nodes; text must never become markup.',
  },
];

const officeRules = Object.fromEntries(
  Object.keys(office.rules).map((rule) => [`office-addins/${rule}`, 'error']),
);

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.cache/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-undef': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'office-addins': office },
    rules: {
      ...officeRules,
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', ...forbiddenGlobals],
      'no-restricted-properties': ['error', ...forbiddenProperties],
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
    },
  },
  {
    // Code that walks bytes indexes where it has just compared lengths.
    files: ['src/adapters/xlsx/read/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'module',
          'require',
          '__dirname',
          '__filename',
          'Buffer',
          'URL',
          'setTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['src/**/static/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(
        ['window', 'document', 'location', 'navigator'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Measurements hand functions to pages in a browser.
    files: ['scripts/bench/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['window', 'document', 'performance', 'PerformanceObserver', 'requestAnimationFrame'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    // Expectations read values that the test has just put there.
    files: ['tests/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
