import { defineConfig } from 'rolldown';
import { templatesPlugin } from './scripts/templates-plugin.ts';

export default defineConfig({
	input: { main: 'src/main.ts' },
	platform: 'node',
	plugins: [templatesPlugin()],
	output: {
		dir: 'dist',
		format: 'esm',
		minify: true,
		cleanDir: true,
		entryFileNames: '[name].js',
		chunkFileNames: '[name].js',
	},
	transform: { target: 'node20.19' },
});
