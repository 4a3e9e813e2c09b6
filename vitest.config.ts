import { configDefaults, defineConfig } from 'vitest/config';

/** These make a hang on this machine. Nobody else may look at it meanwhile, and there is one lab at a time. */
const live = ['test/lab/lab.test.ts', 'test/lab/reproduce.test.ts', 'test/collector/live.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], exclude: ['src/**/*.gen.ts', 'src/**/*.gen.d.ts'] },
    projects: [
      {
        extends: true,
        test: { name: 'suites', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...live] },
      },
      { extends: true, test: { name: 'live', include: live, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
