import { defineConfig } from 'rolldown';
import { templatesPlugin } from './scripts/templates-plugin.ts';

// Few chunks, by when they are needed: what the first prompt needs, what reads and writes a project, what reaches an
// engine, and what judges. A module that two of them need goes to the one that is loaded first.
const groups = [
	{
		name: 'prompt',
		priority: 40,
		test: /src\/(ask|core\/(questions|bases|quoting)|report\/(help|style|columns|printable))|src\/core\/(empty-folder|quoting|answers|detected|pep440|safe-path)|src\/(args|closest|create-options|io|errors|version)\.ts|commands\/create\.ts|commands\/create\/choose-folder|@clack|sisteransi|fast-(string|wrap)|@renovatebot|disk\/(project-reader|text|disk-error)/,
	},
	{ name: 'engine', priority: 30, test: /src\/engine|src\/core\/(secrets|accounts|merge-layers)|node_modules\/(execa|tar-stream|streamx)/ },
	{ name: 'judge', priority: 20, test: /src\/core\/(practices|verify|check|parse-dockerfile|dockerfile-text)|dockerfile-ast|vscode-languageserver/ },
	{ name: 'wizard', priority: 10, test: /src\/(detect|render|disk|core|report)|commands\/create\/|@lezer|smol-toml|virtual:templates|node_modules\/(diff|fs-extra|graceful-fs)/ },
];

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
		codeSplitting: { groups },
	},
	transform: { target: 'node20.19' },
});
