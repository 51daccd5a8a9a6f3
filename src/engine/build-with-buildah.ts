import type { BuildProgress } from '../core/build-progress.ts';
import { buildArguments, mendAndBuild } from './build-arguments.ts';
import { BuildFailedError } from './build-failed-error.ts';
import { runCommand } from './command-line.ts';
import type { BuildRequest, BuiltImage } from './engine.ts';
import { lineOfInstruction } from './line-of-instruction.ts';

/** Builds with Podman or Buildah, in Docker's image format, since the OCI format has no place for a health check. */
export const buildWithBuildah = async (name: 'podman' | 'buildah', request: BuildRequest): Promise<BuiltImage> => {
	const { context, dockerfile, tag, signal, onProgress } = request;
	const started = performance.now();
	const output: string[] = [];
	const steps = readSteps(onProgress);
	const args = [
		'build',
		'--format=docker',
		// Steps are kept and reused, as Docker does by default.
		'--layers',
		// Buildah keeps the container of a build that fails.
		'--force-rm',
		...buildArguments(request),
	];
	const onLine = (line: string): void => {
		output.push(line);
		steps.readLine(line);
	};
	const { exitCode } = await runCommand(name, args, { signal, onLine, endsSteps: true });
	if (exitCode === 0) return { image: tag, seconds: (performance.now() - started) / 1000 };
	const error = output.findLast((line) => /^Error:/i.test(line)) ?? output.at(-1) ?? 'unknown reason';
	const title = steps.current()?.title;
	const line = title === undefined ? undefined : await lineOfInstruction(`${context}/${dockerfile}`, title);
	throw new BuildFailedError(
		{ title, dockerfile, line, log: lastStepLog(output), reason: error.replace(/^Error:\s*/i, '') },
		mendAndBuild,
	);
};

const stepLine = /^(?:\[(\d+)\/\d+\] )?STEP (\d+)\/(\d+): (.*)$/;

const readSteps = (onProgress: (progress: BuildProgress) => void) => {
	let current: BuildProgress | undefined;
	const end = (state: BuildProgress['state']): void => {
		if (current?.state === 'started') {
			current = { ...current, state };
			onProgress(current);
		}
	};
	return {
		current: () => current,
		readLine: (line: string): void => {
			const [, stage = '', step, steps, title] = stepLine.exec(line) ?? [];
			if (/^--> Using cache/.test(line)) end('cached');
			if (/^Error:/i.test(line)) end('failed');
			if (title === undefined) return;
			end('done');
			const label = stage === '' ? '' : `stage ${stage}`;
			current = { stage: label, step: Number(step), steps: Number(steps), title, state: 'started' };
			onProgress(current);
		},
	};
};

const lastStepLog = (output: readonly string[]): readonly string[] => {
	const from = output.findLastIndex((line) => stepLine.test(line));
	return output
		.slice(from + 1)
		.filter((line) => line.trim() !== '')
		.slice(-20);
};
