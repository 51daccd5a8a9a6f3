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

/** One call on the project's folder: the n-th of this kind on this path. */
export interface CallPoint {
	readonly place: string;
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

/** Every call that a run makes on a folder or below it, each told by its path, as two threads may make the same call. */
export const callPoints = async (traced: Traced, folder: string): Promise<readonly CallPoint[]> => {
	const { log } = await runTraced(traced, ['-y', '-s', '4096', '-e', 'trace=%file,%desc']);
	const counts = new Map<string, number>();
	const points = new Map<string, CallPoint>();
	for (const line of log) {
		const [, thread = '', call = ''] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
		const place = placesIn(line).find((name) => name === folder || name.startsWith(`${folder}/`));
		if (call === '' || call === 'execve' || place === undefined) continue;
		const number = (counts.get(`${thread} ${call} ${place}`) ?? 0) + 1;
		counts.set(`${thread} ${call} ${place}`, number);
		points.set(`${number} ${call} ${place}`, { place, call, number });
	}
	return [...points.values()];
};

/** The paths of a call: in quotes, or behind the number of an open file. Its result, which may be one too, is left out. */
const placesIn = (line: string): readonly string[] => {
	const call = line.replace(/\) += .*$/, '');
	return [...call.matchAll(/"((?:[^"\\]|\\.)*)"|\d<([^>]*)>/g)].map((match) => match[1] ?? match[2] ?? '');
};

/** Does something to the run at this call. */
export const inject = ({ place, call, number }: CallPoint, what: string): readonly string[] => [
	'-P',
	place,
	'-e',
	`trace=${call}`,
	'-e',
	`inject=${call}:${what}:when=${number}`,
];
