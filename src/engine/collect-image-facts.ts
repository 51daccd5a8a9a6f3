import type { Expectation, ImageConfig, ImageFacts } from '../core/image-facts.ts';
import { toArchiveFacts, withoutArchive } from './archive-facts.ts';
import { UnknownCompressionError } from './compression.ts';
import type { ContainerEngine } from './engine.ts';
import { toImageConfig } from './image-config.ts';
import type { ImageArchive } from './read-archive.ts';
import { readSaved } from './read-saved.ts';
import { collectRunFacts } from './run-facts.ts';

export interface CollectRequest {
	readonly image: string;
	/** Made from the image's configuration, once that is known. */
	readonly expect: (config: ImageConfig) => Expectation;
	readonly environment: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
	readonly onStep: (what: string) => void;
}

/** Reads an image layer by layer, starts it, and gathers what the practices judge. */
export const collectImageFacts = async (engine: ContainerEngine, request: CollectRequest): Promise<ImageFacts> => {
	const { image, signal, onStep } = request;
	onStep('read the image');
	const inspected = await engine.inspect(image, signal);
	const archive = await readLayers(engine, request);
	const config = toImageConfig(inspected, 'history' in archive ? archive.history : []);
	const expectation = request.expect(config);
	const facts = {
		image,
		...describe(inspected),
		engine: { name: engine.name, version: engine.version },
		config,
		expectation,
		...('history' in archive ? toArchiveFacts(archive, config) : withoutArchive(archive.unreadable, config)),
	};
	if (!engine.canRun) {
		const run = `${engine.name} builds images, but starts no service.`;
		return { ...facts, notGathered: { ...facts.notGathered, run } };
	}

	const python = findPython(facts);
	return { ...facts, run: await collectRunFacts(engine, { ...request, config, expectation, python }) };
};

const pythonProgram = /^\/usr\/(local\/)?bin\/python3(\.\d+)?$/;

/** The image's own interpreter, which can look around inside. */
export const findPython = ({ files }: Pick<ImageFacts, 'files'>): string | undefined =>
	files?.find(({ path }) => pythonProgram.test(path))?.path;

type Read = ImageArchive | { readonly unreadable: string };

const readLayers = async (engine: ContainerEngine, { image, signal }: CollectRequest): Promise<Read> => {
	try {
		return await readSaved(engine, { image, signal });
	} catch (error) {
		if (error instanceof UnknownCompressionError) return { unreadable: error.message };
		throw error;
	}
};

const describe = (inspected: unknown): Pick<ImageFacts, 'id' | 'platform'> => {
	const { Id, Os, Architecture } = inspected as Record<string, unknown>;
	return { id: String(Id ?? ''), platform: `${Os ?? 'linux'}/${Architecture ?? 'unknown'}` };
};
