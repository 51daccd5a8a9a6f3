import { buildArguments, mendAndBuild } from './build-arguments.ts';
import { BuildFailedError } from './build-failed-error.ts';
import { readProgress } from './buildkit-progress.ts';
import { type CommandResult, lastLine, runCommand } from './command-line.ts';
import type { BuildRequest, BuiltImage } from './engine.ts';

/** Builds with Docker's BuildKit and the most exact progress that its client can print. */
export const buildWithBuildKit = async (request: BuildRequest): Promise<BuiltImage> => {
	const started = performance.now();
	const progress = readProgress(request.onProgress);
	const { exitCode, stderr } = await build(request, progress.readLine);
	if (exitCode === 0) return { image: request.tag, seconds: (performance.now() - started) / 1000 };
	const { title, log, error } = progress.failure();
	const line = Number(/^\s*(?:[^\s:]*\/)?Dockerfile[^\s:]*:(\d+)/m.exec(stderr)?.[1]);
	const reason = error ?? reasonOf(stderr);
	const { dockerfile } = request;
	throw new BuildFailedError(
		{ title, dockerfile, line: Number.isNaN(line) ? undefined : line, log, reason },
		hintFor(stderr),
	);
};

/** Clients before buildx 0.13 know no rawjson: the oldest print plain lines instead, the others refuse and are asked again. */
const build = async (request: BuildRequest, onLine: (line: string) => void): Promise<CommandResult> => {
	const { signal } = request;
	const result = await runCommand('docker', argumentsOf(request, 'rawjson'), { signal, onLine });
	if (result.exitCode === 0 || !/invalid progress mode/.test(result.stderr)) return result;
	return runCommand('docker', argumentsOf(request, 'plain'), { signal, onLine });
};

const argumentsOf = (request: BuildRequest, progress: 'rawjson' | 'plain'): readonly string[] => [
	'buildx',
	'build',
	`--progress=${progress}`,
	'--load',
	// Without it a second build of the same input gives an image with another digest.
	'--provenance=false',
	...buildArguments(request),
];

const reasonOf = (stderr: string): string => {
	const line = stderr
		.trim()
		.split('\n')
		.findLast((candidate) => candidate.startsWith('ERROR:'));
	return (line ?? (lastLine(stderr) || 'unknown reason')).replace(/^ERROR:\s*/, '');
};

const hintFor = (stderr: string): string => {
	if (/is not a docker command|unknown flag: --|unknown command/.test(stderr)) {
		return 'Install the buildx plugin of Docker, 0.10 or newer: https://docs.docker.com/go/buildx/';
	}

	return mendAndBuild;
};
