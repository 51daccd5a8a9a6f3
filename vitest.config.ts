import { defineConfig } from 'vitest/config';
import { knownPlugin } from './scripts/known-plugin.ts';
import { templatesPlugin } from './scripts/templates-plugin.ts';

// The bundle alone does without some examples and texts; tests see all of them.
const { resolveId, load } = knownPlugin();

export default defineConfig({
	plugins: [templatesPlugin(), { name: 'known', resolveId, load }],
	test: {
		include: ['test/**/*.test.ts'],
		// Nothing of a test stays in the folders of whoever runs it.
		env: { NODE_DISABLE_COMPILE_CACHE: '1' },
		// Many tests start real programs, and machines are busy: the limit only ends what hangs.
		testTimeout: 120_000,
		hookTimeout: 300_000,
		// Container engines share two cores with each other in many pipelines.
		maxConcurrency: 2,
		maxWorkers: '100%',
	},
});
