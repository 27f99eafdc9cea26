import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['staffcast-source'] },
  ssr: { resolve: { conditions: ['staffcast-source'] } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
});
