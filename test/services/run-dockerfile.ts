import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProjectDockerfile } from './dockerfiles.ts';
import type { Behaviour } from './fix-record.ts';

const patienceSeconds = 60;

const docker = (...args: readonly string[]): string =>
	execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });

interface Standing {
	readonly written: string;
	readonly used: string;
}

/** Images of Python and uv that this machine lacks, each with the nearest one that it has. */
export const standIns = (file: string): readonly Standing[] => {
	const images = [
		...readFileSync(file, 'utf8').matchAll(/(?:^\s*FROM\s+(?:--platform=\S+\s+)?|[-,]-?from=)([^\s,]+)/gim),
	];
	return [...new Set(images.map(([, image = '']) => image))].flatMap((written) => {
		const used = nearest(written);
		return used === written ? [] : [{ written, used }];
	});
};

const present = /^python:3\.1[1-4]-slim$|^python:3\.13-alpine$/;

const nearest = (image: string): string => {
	if (/^ghcr\.io\/astral-sh\/uv:[\d.]+$/.test(image)) return 'ghcr.io/astral-sh/uv:latest';
	if (!/^(docker\.io\/(library\/)?)?python(:|$)/.test(image) || present.test(image)) return image;
	const minor = Number(/:3\.(\d+)/.exec(image)?.[1] ?? 13);
	if (image.includes('alpine')) return 'python:3.13-alpine';
	return `python:3.${Math.min(14, Math.max(11, minor))}-slim`;
};

interface Building {
	readonly folder: string;
	readonly file: string;
	readonly tag: string;
	readonly target: string | undefined;
	readonly bases: readonly Standing[];
}

/** Undefined when the image was built, otherwise the last error of the build. */
export const buildImage = ({ folder, file, tag, target, bases }: Building): string | undefined => {
	const contexts = bases.flatMap(({ written, used }) => ['--build-context', `${written}=docker-image://${used}`]);
	// Every release of the frontend that a file names is stood in for by the newest one.
	const named = /^#\s*syntax\s*=/im.test(readFileSync(file, 'utf8'));
	const frontend = named ? ['--build-arg', 'BUILDKIT_SYNTAX=docker/dockerfile:1'] : [];
	const goal = target === undefined ? [] : ['--target', target];
	try {
		docker('build', '--tag', tag, '--file', file, ...frontend, ...contexts, ...goal, folder);
		return undefined;
	} catch (error) {
		const lines = String((error as { stderr?: unknown }).stderr ?? error)
			.trim()
			.split('\n');
		return lines.findLast((line) => /error/i.test(line))?.trim() ?? lines.at(-1) ?? '';
	}
};

/** Starts the image and watches what it answers, until it does or ends. */
export const behaviourOf = async (tag: string, { port, path: route = '/' }: ProjectDockerfile): Promise<Behaviour> => {
	const publish = port === undefined ? [] : ['--publish', `127.0.0.1::${port}`, '--env', `PORT=${port}`];
	const container = docker('run', '--detach', ...publish, tag).trim();
	try {
		const end = performance.now() + patienceSeconds * 1000;
		while (performance.now() < end) {
			await wait(1000);
			const state = JSON.parse(docker('inspect', '--format', '{{json .State}}', container));
			if (!state.Running) return { kind: 'ends', exitCode: state.ExitCode, lastLine: lastLine(container) };
			const answer = port === undefined ? undefined : await ask(container, port, route);
			if (answer !== undefined) return answer;
		}
		return { kind: 'is silent' };
	} finally {
		docker('rm', '--force', container);
	}
};

const ask = async (container: string, port: number, route: string): Promise<Behaviour | undefined> => {
	const [address = ''] = docker('port', container, String(port)).split('\n');
	try {
		const request = get(`http://${address}${route}`, { timeout: 10_000, agent: false });
		request.on('timeout', () => request.destroy());
		const [response]: IncomingMessage[] = await once(request, 'response');
		if (response === undefined) return undefined;
		const body = createHash('sha256').update(steady(await text(response)));
		return { kind: 'answers', status: response.statusCode ?? 0, body: body.digest('hex').slice(0, 12) };
	} catch {
		return undefined;
	}
};

/** Without what differs from one start to the next: times, tokens, names of hosts. */
const steady = (output: string): string => output.replaceAll(/[0-9a-f]{6,}|\d+|[\w-]{32,}/gi, '#');

/** Of its errors, otherwise of its output: the order of the two changes where output is no longer buffered. */
const lastLine = (container: string): string => {
	const { stdout, stderr } = spawnSync('docker', ['logs', container], { encoding: 'utf8' });
	const lines = stderr.trim() === '' ? stdout : stderr;
	return steady(lines.trim().split('\n').at(-1) ?? '');
};

export const pathOfDockerfile = (folder: string, { dockerfile = 'Dockerfile' }: ProjectDockerfile): string =>
	path.join(folder, dockerfile);
