import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		name: 'hosts',
		include: ['test/hosts/**/*.test.ts'],
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
});
