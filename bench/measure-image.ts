import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitForAnswer } from '../src/engine/http-answer.ts';
import { readArchive } from '../src/engine/read-archive.ts';
import { saveImage } from '../src/engine/save-image.ts';
import type { ImageContestant } from './image-contestants.ts';

/** One round's figures for one image; sizes in bytes, times in seconds. */
export interface ImageFigures {
	readonly image: number;
	readonly ownLayers: number;
	readonly coldBuild: number;
	readonly nothingChanged: number;
	readonly codeChange: number;
	readonly dependencyChange: number;
	readonly pushAfterCode: number;
	readonly firstAnswer: number;
	readonly startCpu: number;
	/** 1 when it answers with nothing but --read-only, else 0. */
	readonly readOnly: number;
}

const signal = new AbortController().signal;
const docker = (...args: readonly string[]): string =>
	execFileSync('docker', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

const build = (context: string, { tag, flags = [] }: { tag: string; flags?: readonly string[] }): number => {
	const started = performance.now();
	docker('build', '--quiet', '--provenance=false', ...flags, '--tag', tag, context);
	return (performance.now() - started) / 1000;
};

const layersOf = async (tag: string): Promise<ReadonlyMap<string, number>> => {
	const { stream, done } = saveImage('docker', { image: tag, signal });
	const [{ layers }] = await Promise.all([readArchive(stream), done]);
	return new Map(layers.map(({ name, compressedBytes }) => [name, compressedBytes]));
};

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The layers of the base image come first; how many there are is told by the base itself. */
const ownBytes = async (tag: string, context: string): Promise<number> => {
	const from =
		readFileSync(path.join(context, 'Dockerfile'), 'utf8')
			.match(/^FROM \S+/gm)
			?.at(-1)
			?.slice('FROM '.length) ?? '';
	const base = from.replace(/\$\{PYTHON_VERSION\}/, '3.13');
	if (spawnSync('docker', ['image', 'inspect', base], { stdio: 'ignore' }).status !== 0)
		docker('pull', '--quiet', base);
	const inherited = Number(docker('image', 'inspect', '--format', '{{len .RootFS.Layers}}', base));
	return sum([...(await layersOf(tag)).values()].slice(inherited));
};

const start = async (tag: string, { flags, healthPath }: { flags: readonly string[]; healthPath: string }) => {
	const id = docker('create', '--publish', '127.0.0.1::8000', '--env', 'SECRET_KEY=bench', ...flags, tag);
	try {
		const started = performance.now();
		docker('start', id);
		const address = { host: '127.0.0.1', port: Number(docker('port', id, '8000/tcp').split(':').at(-1)) };
		const isAlive = async (): Promise<boolean> => docker('inspect', '--format', '{{.State.Running}}', id) === 'true';
		const status = await waitForAnswer({ address, path: healthPath, seconds: 15, signal, isAlive });
		const firstAnswer = (performance.now() - started) / 1000;
		await sleep(300);
		return {
			answered: status !== undefined && status < 500,
			firstAnswer,
			cpu: status === undefined ? Number.NaN : cpuSeconds(id),
		};
	} finally {
		docker('rm', '--force', id);
	}
};

const ticksPerSecond = 100;

/** User and system time of every process in the container's control group. Source: proc_pid_stat(5), cgroups(7). */
const cpuSeconds = (id: string): number => {
	const group = readProcess(docker('inspect', '--format', '{{.State.Pid}}', id), 'cgroup');
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && readProcess(name, 'cgroup') === group);
	return sum(pids.map(ticksOf)) / ticksPerSecond;
};

const ticksOf = (pid: string): number => {
	const fields = readProcess(pid, 'stat')
		.replace(/^.*\) /s, '')
		.split(' ');
	return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};

/** Empty for a process that has ended meanwhile. */
const readProcess = (pid: string, file: string): string => {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
};

/** Builds cold, then after nothing, the code and the dependencies changed; starts it twice. */
export const measureImage = async (contestant: ImageContestant, round: number): Promise<ImageFigures> => {
	const context = contestant.prepare();
	try {
		return await measureContext(contestant, { context, round });
	} finally {
		rmSync(context, { recursive: true });
	}
};

interface Prepared {
	readonly context: string;
	readonly round: number;
}

const measureContext = async (
	{ codeFile, dependencyFile, healthPath }: ImageContestant,
	{ context, round }: Prepared,
): Promise<ImageFigures> => {
	const tag = `bench-image:${process.pid}`;
	const coldBuild = build(context, { tag, flags: ['--no-cache'] });
	const before = await layersOf(tag);
	const ownLayers = await ownBytes(tag, context);
	const { firstAnswer, cpu } = await start(tag, { flags: [], healthPath });
	const readOnly = await start(tag, { flags: ['--read-only'], healthPath });
	const nothingChanged = build(context, { tag });
	appendFileSync(path.join(context, codeFile), `# round ${round}, ${Date.now()}\n`);
	const codeChange = build(context, { tag });
	const after = await layersOf(tag);
	appendFileSync(path.join(context, dependencyFile), `# round ${round}, ${Date.now()}\n`);
	const dependencyChange = build(context, { tag });
	docker('rmi', '--force', tag);
	return {
		image: sum(before.values()),
		ownLayers,
		coldBuild,
		nothingChanged,
		codeChange,
		dependencyChange,
		pushAfterCode: sum([...after].filter(([name]) => !before.has(name)).map(([, bytes]) => bytes)),
		firstAnswer,
		startCpu: cpu,
		readOnly: readOnly.answered ? 1 : 0,
	};
};
