import { createHash } from 'node:crypto';
import path from 'node:path';
import { defineConfig, type RolldownOptions } from 'rolldown';
import { knownPlugin } from './scripts/known-plugin.ts';
import { templatesPlugin } from './scripts/templates-plugin.ts';

// Few chunks, by when they are needed. A group takes what it names and what that imports, unless an earlier group has it.
const groups = [
	{ name: 'prompt', priority: 60, test: /src\/ask\/clack\.ts$/ },
	{ name: 'base', priority: 50, test: /src\/main\.ts$/ },
	{
		name: 'wizard',
		priority: 40,
		test: /src\/(parse-create-options|commands\/create\/(wizard|help-text))\.ts$/,
	},
	{ name: 'detect', priority: 35, test: /src\/(detect\/index|commands\/detect|report\/difference)\.ts$/ },
	{ name: 'engine', priority: 30, test: /src\/|node_modules\/(fs-extra|graceful-fs|js-yaml)\// },
];

// The entry would only pass on what the first chunk exports under a short name; the start asks that chunk itself.
const finishChunks = {
	name: 'finish-chunks',
	generateBundle: (_: unknown, bundle: Record<string, { code?: string }>): void => {
		const { 'main.cjs': facade, 'base.cjs': base } = bundle;
		// A build into a single file has none.
		if (base === undefined) return;
		const [, name] = /exports\.runProcess\s*=\s*\w+\.(\w+)/.exec(facade?.code ?? '') ?? [];
		if (name === undefined) throw new Error('The entry does not pass on runProcess.');
		base.code += `exports.runProcess=exports.${name};\n`;
		delete bundle['main.cjs'];
		moveRuntime(bundle, base);
		for (const chunk of Object.values(bundle)) chunk.code = withHash(inAscii(chunk.code ?? ''));
	},
};

/** Into the first chunk, which is always there: one file less to read. */
const moveRuntime = (bundle: Record<string, { code?: string }>, base: { code?: string }): void => {
	const ask = 'require("./rolldown-runtime.cjs")';
	const runtime = bundle['rolldown-runtime.cjs']?.code ?? '';
	for (const chunk of Object.values(bundle)) {
		chunk.code = chunk.code?.replace(ask, chunk === base ? 'exports.runtime' : 'require("./base.cjs").runtime') ?? '';
	}

	base.code = `exports.runtime=(exports=>{${runtime}return exports})({});${base.code}`;
	delete bundle['rolldown-runtime.cjs'];
};

const inAscii = (code: string): string =>
	code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** So that what was compiled of another text is known as such. */
const withHash = (code: string): string =>
	`${code.trimEnd()}\n//${createHash('sha256').update(code).digest('hex').slice(0, 16)}`;

const standIn = (name: string): string => path.resolve(import.meta.dirname, `scripts/${name}.ts`);

const unusedOfExeca =
	/(ipc\/methods|main-sync|pipe\/setup|convert\/(readable|writable|duplex)|\.\/(readable|writable|duplex|send|get-each|forward))\.js$/;

const singleInstructions = /\.\/(instructions\/(?!onbuild)\w+|(json|modifiable|property)Instruction|property)$/;

const withoutUnusedParts = {
	name: 'without-unused-parts',
	resolveId: (id: string, importer = ''): string | undefined => {
		if (/[\\/]execa[\\/](lib|index\.js)/.test(importer) && unusedOfExeca.test(id)) return standIn('unused-of-execa');
		if (/[\\/]dockerfile-ast[\\/]lib/.test(importer) && singleInstructions.test(id))
			return standIn('plain-instructions');
		return /[\\/]tar-stream[\\/]index\.js$/.test(importer) && id === './pack' ? standIn('no-packing') : undefined;
	},
};

const program = {
	input: { main: 'src/main.ts' },
	platform: 'node',
	// The groups say what lies in which chunk, whatever imports it.
	checks: { ineffectiveDynamicImport: false },
	// No library here does more on being read than answer.
	treeshake: {
		propertyReadSideEffects: false,
		unknownGlobalSideEffects: false,
		// Else kinds of differences that are never used here stay, since they are made when the module is read.
		moduleSideEffects: [{ test: /node_modules\/diff\//, sideEffects: false }],
	},
	resolve: {
		// Parts of libraries that are never used here.
		alias: {
			'@lezer/highlight': standIn('no-highlighting'),
			figures: standIn('no-verbose'),
			'human-signals': standIn('signal-names'),
			'text-decoder': standIn('no-decoder'),
			'pretty-ms': standIn('no-verbose'),
			yoctocolors: standIn('no-verbose'),
			'vscode-languageserver-types': standIn('positions'),
			'fs-extra': path.resolve(import.meta.dirname, 'node_modules/fs-extra/lib/fs/index.js'),
		},
	},
	plugins: [templatesPlugin(), knownPlugin(), finishChunks, withoutUnusedParts],
	output: {
		dir: 'dist',
		format: 'cjs',
		// The loader of chunks knows `require` alone.
		dynamicImportInCjs: false,
		minify: true,
		comments: { annotation: false, jsdoc: false },
		cleanDir: true,
		entryFileNames: '[name].cjs',
		chunkFileNames: '[name].cjs',
		codeSplitting: { groups },
	},
	transform: { target: 'node20.19' },
} satisfies RolldownOptions;

// Apart, since it loads the chunks.
const start = {
	input: { start: 'src/start.ts' },
	platform: 'node',
	output: { dir: 'dist', format: 'cjs', minify: true, cleanDir: false, entryFileNames: '[name].cjs' },
	transform: { target: 'node20.19' },
} satisfies RolldownOptions;

export default defineConfig([program, start]);
