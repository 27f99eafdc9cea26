import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['staffcast-source'] },
  ssr: { resolve: { conditions: ['staffcast-source'] } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
