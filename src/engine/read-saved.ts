import { CancelledError } from '../errors.ts';
import type { ContainerEngine } from './engine.ts';
import { type ImageArchive, readArchive } from './read-archive.ts';

interface Saved {
	readonly image: string;
	readonly signal: AbortSignal;
}

/** The layers of an image as the engine hands it out. */
export const readSaved = async (engine: ContainerEngine, { image, signal }: Saved): Promise<ImageArchive> => {
	const { stream, done } = engine.save(image, signal);
	try {
		const [archive] = await Promise.all([readArchive(stream), done]);
		return archive;
	} catch (error) {
		// The engine would wait for a reader.
		stream.destroy();
		// Then the archive only ends too early.
		if (signal.aborted) throw new CancelledError();
		throw error;
	}
};
