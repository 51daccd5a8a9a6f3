import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Traced {
	readonly command: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
}

export interface Result {
	readonly exitCode: number | null;
	readonly stderr: string;
	readonly log: readonly string[];
}

/** One call on the project's folder: the n-th of this kind. */
export interface CallPoint {
	readonly call: string;
	readonly number: number;
}

/** Runs a command under strace; one thread does all work on the disk, so that every run makes the same calls. */
export const runTraced = async ({ command, environment }: Traced, flags: readonly string[]): Promise<Result> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'strace-'));
	const log = path.join(folder, 'log');
	try {
		const child = spawn('strace', ['-f', '-q', '-o', log, ...flags, ...command], {
			env: { ...process.env, UV_THREADPOOL_SIZE: '1', ...environment },
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		let stderr = '';
		child.stderr.on('data', (chunk) => {
			stderr += chunk;
		});
		const exitCode = await new Promise<number | null>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', resolve);
		});
		return { exitCode, stderr, log: (await readFile(log, 'latin1')).split('\n') };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};

/** Every path below a folder that a run touches. */
export const pathsTouched = async (traced: Traced, folder: string): Promise<readonly string[]> => {
	const { log } = await runTraced(traced, ['-s', '4096', '-e', 'trace=%file']);
	const quoted = log.flatMap((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? ''));
	return [...new Set(quoted.filter((name) => name === folder || name.startsWith(`${folder}/`)))];
};

/** Tells strace to look at the calls on these paths alone. */
export const onlyOn = (paths: readonly string[]): readonly string[] => paths.flatMap((name) => ['-P', name]);

/** Every call that a run makes on these paths. */
export const callPoints = async (traced: Traced, paths: readonly string[]): Promise<readonly CallPoint[]> => {
	const { log } = await runTraced(traced, onlyOn(paths));
	const perThread = new Map<string, number>();
	for (const line of log) {
		const [, thread, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
		if (call !== undefined) perThread.set(`${thread} ${call}`, (perThread.get(`${thread} ${call}`) ?? 0) + 1);
	}
	const most = new Map<string, number>();
	for (const [key, count] of perThread) {
		const call = key.split(' ')[1] ?? '';
		most.set(call, Math.max(most.get(call) ?? 0, count));
	}
	return [...most].flatMap(([call, count]) =>
		Array.from({ length: count }, (_, index) => ({ call, number: index + 1 })),
	);
};

export const inject = ({ call, number }: CallPoint, what: string, paths: readonly string[]): readonly string[] => [
	...onlyOn(paths),
	'-e',
	`trace=${call}`,
	'-e',
	`inject=${call}:${what}:when=${number}`,
];
