import { defineConfig } from 'vitest/config';
import { templatesPlugin } from './scripts/templates-plugin.ts';

export default defineConfig({
	plugins: [templatesPlugin()],
	test: {
		include: ['test/**/*.test.ts'],
		testTimeout: 20_000,
	},
});
