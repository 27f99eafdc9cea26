import { defineConfig } from 'vitest/config';

// Files that replace a module need modules of their own; the others share theirs, which saves loading them again and again.
const apart = ['test/borrowing/noSolver.test.ts'];

export default defineConfig({
  resolve: { conditions: ['staffcast-source'] },
  ssr: { resolve: { conditions: ['staffcast-source'] } },
  test: {
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: apart, isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
});
