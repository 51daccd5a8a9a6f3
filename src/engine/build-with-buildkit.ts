import { BuildFailedError } from './build-failed-error.ts';
import { readRawProgress } from './buildkit-progress.ts';
import { runCommand } from './command-line.ts';
import type { BuildRequest, BuiltImage } from './engine.ts';

/** Builds with Docker's BuildKit and its machine-readable progress. */
export const buildWithBuildKit = async (request: BuildRequest): Promise<BuiltImage> => {
	const { context, dockerfile, tag, target, noCache, signal, onProgress } = request;
	const started = performance.now();
	const progress = readRawProgress(onProgress);
	const args = [
		'buildx',
		'build',
		'--progress=rawjson',
		'--load',
		// Without it a second build of the same input gives an image with another digest.
		'--provenance=false',
		`--file=${context}/${dockerfile}`,
		`--tag=${tag}`,
		...(target === undefined ? [] : [`--target=${target}`]),
		...(noCache === true ? ['--no-cache'] : []),
		context,
	];
	const { exitCode, stderr } = await runCommand('docker', args, { signal, onLine: progress.readLine });
	if (exitCode === 0) return { image: tag, seconds: (performance.now() - started) / 1000 };
	const { title, log, error } = progress.failure();
	const line = Number(/^\s*(?:[^\s:]*\/)?Dockerfile[^\s:]*:(\d+)/m.exec(stderr)?.[1]);
	const reason = error ?? reasonOf(stderr);
	throw new BuildFailedError({ title, line: Number.isNaN(line) ? undefined : line, log, reason }, hintFor(stderr));
};

const reasonOf = (stderr: string): string => {
	const line = stderr
		.trim()
		.split('\n')
		.findLast((candidate) => candidate.startsWith('ERROR:'));
	return (line ?? stderr.trim().split('\n').at(-1) ?? 'unknown reason').replace(/^ERROR:\s*/, '');
};

const hintFor = (stderr: string): string => {
	if (/is not a docker command|unknown flag: --progress|unknown command/.test(stderr)) {
		return 'Install the buildx plugin of Docker: https://docs.docker.com/build/install-buildx/';
	}

	return 'The files are written. Mend the cause and build again.';
};
