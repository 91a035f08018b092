import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports run one way: app -> features -> components, hooks -> account -> market -> lib. */
const mayNotImport = (files, groups, message, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: groups.map((group) => ({ group, message })) }] },
});

const features = ['@/features/*', '**/features/**'];
const react = ['react', 'react-dom', 'react-router', '@tanstack/react-query'];
const chartLibrary = ['lightweight-charts', 'fancy-canvas'];
/** The only files that know the chart library; the others know chartAdapter.ts. */
const chartAdapters = ['chartAdapter', 'chartOptions', 'averageLines', 'levelLines', 'fillMarkers', 'orderLines'].map(
  (name) => `src/features/chart/${name}.ts`,
);

export default defineConfig(
  globalIgnores(['target/', 'node_modules/']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat['recommended-latest']] },

  {
    files: ['*.js', 'scripts/**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
      },
    },
  },

  mayNotImport(
    ['src/lib/**'],
    [['@/account/*', '@/market/*', '@/hooks/*', '@/components/*', '@/app/*', ...features], chartLibrary, react],
    'lib stands below everything else and knows no framework.',
  ),
  mayNotImport(
    ['src/market/**'],
    [['@/account/*', '@/hooks/*', '@/components/*', '@/app/*', ...features], chartLibrary, react],
    'Market data lives outside React and outside the chart.',
  ),
  mayNotImport(
    ['src/account/**'],
    [['@/hooks/*', '@/components/*', '@/app/*', ...features], chartLibrary, react],
    'The account lives outside React.',
  ),
  mayNotImport(
    ['src/components/**', 'src/hooks/**'],
    [['@/app/*', ...features], chartLibrary],
    'Shared parts know no feature.',
  ),
  mayNotImport(
    ['src/features/**'],
    [['@/app/*', '@/features/*', '../*'], chartLibrary],
    'Features never import each other, nor the application; the chart library stays behind chartAdapter.ts.',
    chartAdapters,
  ),
  mayNotImport(
    chartAdapters,
    [['@/app/*', '@/features/*', '../*']],
    'Features never import each other, nor the application.',
  ),
  mayNotImport(['src/app/**'], [chartLibrary], 'The chart library stays behind chartAdapter.ts.'),
);
