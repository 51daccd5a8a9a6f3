import { defineConfig } from 'vitest/config';
import { templatesPlugin } from './scripts/templates-plugin.ts';

export default defineConfig({
	plugins: [templatesPlugin()],
	test: {
		include: ['test/**/*.test.ts'],
		testTimeout: 20_000,
		// Container engines share two cores with each other in many pipelines.
		maxConcurrency: 2,
		maxWorkers: '100%',
	},
});
