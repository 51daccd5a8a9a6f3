import type { SeenVariant, Variant } from '../core/explain/demonstrations/demonstration.ts';
import { BuildFailedError } from './build-failed-error.ts';
import { runCommand } from './command-line.ts';
import type { Container, ContainerEngine } from './engine.ts';

export interface DemonstrateRequest {
	readonly variant: Variant;
	/** A folder that holds the files and the Dockerfile. */
	readonly context: string;
	readonly tag: string;
	readonly signal: AbortSignal;
}

const longestRun = 30;
const grace = 10;

/** Builds and runs one variant, and removes its container and image again. */
export const demonstrate = async (engine: ContainerEngine, request: DemonstrateRequest): Promise<SeenVariant> => {
	const { variant, context, tag, signal } = request;
	try {
		await engine.build({ context, dockerfile: 'Dockerfile', tag, signal, onProgress: () => undefined });
	} catch (error) {
		if (error instanceof BuildFailedError) return { built: false, output: [error.message] };
		throw error;
	}
	try {
		return variant.kind === 'build' ? { built: true, output: [] } : await watch(engine, request);
	} finally {
		await runCommand(engine.name, ['rmi', '--force', tag]);
	}
};

const watch = async (engine: ContainerEngine, { variant, tag, signal }: DemonstrateRequest): Promise<SeenVariant> => {
	const container = await engine.run({
		image: tag,
		environment: variant.environment ?? {},
		publish: [],
		network: 'default',
		flags: variant.flags ?? [],
		signal,
	});
	try {
		const stopSeconds = variant.kind === 'stop' ? await stop(container) : await waitForEnd(container);
		const { exitCode } = await container.state();
		return {
			built: true,
			output: await container.log(20),
			exitCode,
			...(stopSeconds === undefined ? {} : { stopSeconds }),
		};
	} finally {
		await container.remove();
	}
};

/** Stops the service once it has printed something. */
const stop = async (container: Container): Promise<number> => {
	await until(async () => (await container.log(1)).length > 0);
	const begin = performance.now();
	await container.stop(grace);
	return (performance.now() - begin) / 1000;
};

const waitForEnd = async (container: Container): Promise<undefined> => {
	await until(async () => !(await container.state()).running);
};

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
	const end = performance.now() + longestRun * 1000;
	while (performance.now() < end && !(await isSo())) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
};
