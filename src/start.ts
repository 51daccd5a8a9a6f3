import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { openCompileCache } from './compile-cache.ts';
import type { runProcess } from './main.ts';

interface Chunk {
	readonly text: string;
	/** Undefined where it came from the cache. */
	readonly compiled: Script | undefined;
	readonly module: { exports: object };
}

/** Runs the program, its chunks as V8 compiled them in an earlier run; resolves when the run is over. */
export const start = async (process: NodeJS.Process): Promise<void> => {
	const cache = openCompileCache(process);
	const chunks = new Map<string, Chunk>();
	const load = (name: string): object => {
		const known = chunks.get(name);
		if (known !== undefined) return known.module.exports;
		const filename = path.join(__dirname, `${name}.cjs`);
		// The bundle is plain ASCII, which is read fastest in this form.
		const text = readFileSync(filename, 'latin1');
		const cachedData = cache.take(name, text);
		const script = new Script(`(function (exports, require, module) {${text}\n})`, {
			filename,
			...(cachedData === undefined ? {} : { cachedData }),
		});
		const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
		const module = { exports: {} };
		chunks.set(name, { text, compiled: isCached ? undefined : script, module });
		script.runInThisContext()(
			module.exports,
			(id: string) => (isChunk(id) ? load(chunkName(id)) : require(id)),
			module,
		);
		return module.exports;
	};
	const { runProcess: run } = load('base') as { readonly runProcess: typeof runProcess };
	await run(process);
	if (!isWorthKeeping(process)) return;
	cache.keep(
		[...chunks].flatMap(([name, { text, compiled }]) =>
			compiled === undefined ? [] : [{ name, text, script: compiled }],
		),
	);
};

const isChunk = (id: string): boolean => id.startsWith('./');

const chunkName = (id: string): string => path.basename(id, '.cjs');

/** Help and errors compile too little of the program, and a cancelled run leaves nothing behind. */
const isWorthKeeping = ({ argv, exitCode }: NodeJS.Process): boolean =>
	exitCode === 0 && !argv.some((word) => ['--help', '-h', '--version', '-v'].includes(word));
