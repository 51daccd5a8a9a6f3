import type { BuildProgress } from '../core/build-progress.ts';
import type { Expectation, ImageConfig, ImageFacts, RunFacts } from '../core/image-facts.ts';
import { collectImageFacts } from './collect-image-facts.ts';
import { runCommand } from './command-line.ts';
import type { ContainerEngine } from './engine.ts';
import { startUnprotected } from './plain-start.ts';
import { readSaved } from './read-saved.ts';
import type { Scan, Scanning } from './scan-image.ts';

export interface MeasureRequest {
	readonly context: string;
	readonly dockerfile: string;
	readonly tag: string;
	readonly secrets: Readonly<Record<string, string>>;
	readonly expect: (config: ImageConfig) => Expectation;
	readonly environment: Readonly<Record<string, string>>;
	/** Changes one line of code in the context, each time another; false where there is no code to change. */
	readonly changeCode: () => Promise<boolean>;
	/** Undefined where no scanner is installed. */
	readonly scan: ((scanning: Scanning) => Promise<Scan>) | undefined;
	readonly signal: AbortSignal;
	readonly onStep: (what: string) => void;
}

/** What one image cost to build, and what it is. */
export interface Measured {
	readonly facts: ImageFacts;
	readonly coldBuildSeconds: number;
	/** The start without any protection, of a service that does not start with them. */
	readonly unprotected?: Partial<RunFacts>;
	readonly scan?: Scan;
	readonly codeChange?: CodeChange;
}

interface CodeChange {
	readonly seconds: number;
	/** Undefined where the layers cannot be read. */
	readonly pushBytes: number;
}

/** Builds without a cache, reads and starts the image, builds again after changes of code, and removes every image. */
export const measureImage = async (engine: ContainerEngine, request: MeasureRequest): Promise<Measured> => {
	const { tag: image, signal, onStep } = request;
	const changed = [`${image}-changed`, `${image}-again`] as const;
	try {
		const coldBuildSeconds = await build(engine, request, { noCache: true });
		const facts = await collectImageFacts(engine, { ...request, image });
		const unprotected = await startUnprotected(engine, { ...request, facts });
		if (request.scan !== undefined) onStep('look for known vulnerabilities');
		const scan = await request.scan?.({ image, engine, signal });
		const codeChange = facts.layers === undefined ? undefined : await changeCode(engine, request, changed);
		return {
			facts,
			coldBuildSeconds,
			...(unprotected === undefined ? {} : { unprotected }),
			...(scan === undefined ? {} : { scan }),
			...(codeChange === undefined ? {} : { codeChange }),
		};
	} finally {
		await runCommand(engine.name, ['rmi', '--force', image, ...changed]);
	}
};

/**
 * A line is changed twice, and what the second build does not share with the first is what a registry has not got.
 * The build without a cache is no measure: its layers lie in the cache beside older ones of the same steps.
 */
const changeCode = async (
	engine: ContainerEngine,
	request: MeasureRequest,
	[before, after]: readonly [string, string],
): Promise<CodeChange | undefined> => {
	request.onStep('build after a change of code');
	if (!(await request.changeCode())) return undefined;
	await build(engine, { ...request, tag: before }, { noCache: false });
	await request.changeCode();
	const seconds = await build(engine, { ...request, tag: after }, { noCache: false });
	return { seconds, pushBytes: await newBytes(engine, { before, after, signal: request.signal }) };
};

const build = async (
	engine: ContainerEngine,
	{ context, dockerfile, tag, secrets, signal, onStep }: MeasureRequest,
	{ noCache }: { readonly noCache: boolean },
): Promise<number> => {
	const onProgress = ({ stage, step, steps, state }: BuildProgress): void => {
		if (state === 'started' && noCache) onStep(`build${stage === '' ? '' : ` ${stage}`} ${step}/${steps}`);
	};
	const { seconds } = await engine.build({ context, dockerfile, tag, secrets, noCache, signal, onProgress });
	return seconds;
};

interface Push {
	readonly before: string;
	readonly after: string;
	readonly signal: AbortSignal;
}

/** A registry that has the image before takes only the layers that it does not know, compressed. */
const newBytes = async (engine: ContainerEngine, { before, after, signal }: Push): Promise<number> => {
	const known = new Set(await contentsOf(engine, before, signal));
	const contents = await contentsOf(engine, after, signal);
	const { layers } = await readSaved(engine, { image: after, signal });
	const added = layers.filter((_, index) => !known.has(contents[index] ?? ''));
	return added.reduce((total, { compressedBytes }) => total + compressedBytes, 0);
};

/** Digests of what the layers hold, the lowest first. */
const contentsOf = async (engine: ContainerEngine, image: string, signal: AbortSignal): Promise<readonly string[]> => {
	const { RootFS } = (await engine.inspect(image, signal)) as { readonly RootFS?: { readonly Layers?: string[] } };
	return RootFS?.Layers ?? [];
};
