import { configDefaults, defineConfig } from 'vitest/config';

/** These make a hang on this machine. Nobody else may look at it meanwhile, and there is one lab at a time. */
const live = ['test/lab/lab.test.ts', 'test/lab/reproduce.test.ts', 'test/collector/live.test.ts'];

/** A cluster of Ceph keeps the machine busy; what has time limits of its own may not run beside it. */
const alone = [...live, 'test/adapters/objects/radosgw.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // The first start of a database takes seconds, and on a busy machine many.
    hookTimeout: 60_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], exclude: ['src/**/*.gen.ts', 'src/**/*.gen.d.ts'] },
    projects: [
      {
        extends: true,
        test: { name: 'suites', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...alone] },
      },
      { extends: true, test: { name: 'live', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
