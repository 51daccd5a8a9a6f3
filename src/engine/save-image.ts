import { createReadStream } from 'node:fs';
import path from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import type { EngineName } from '../core/engine-name.ts';
import { CancelledError, UserError } from '../errors.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { lastLine } from './command-line.ts';
import type { ContainerEngine } from './engine.ts';

interface Saving {
	readonly image: string;
	readonly signal: AbortSignal;
}

/** Streams an image out of the engine; only Buildah needs a file on our side, which is removed again. */
export const saveImage = (name: EngineName, saving: Saving): ReturnType<ContainerEngine['save']> =>
	name === 'buildah' ? saveWithBuildah(saving) : saveToStream(name, saving);

const saveToStream = (name: EngineName, { image, signal }: Saving): ReturnType<ContainerEngine['save']> => {
	const isPodman = name === 'podman';
	const child = execa(name, ['save', image], {
		buffer: { stdout: false },
		encoding: 'buffer',
		stdin: 'ignore',
		reject: false,
		// Its own group keeps Ctrl-C from it.
		detached: process.platform !== 'win32',
		cleanup: true,
		...(isPodman ? {} : { cancelSignal: signal }),
	});
	const done = child.then(({ exitCode, stderr }) => {
		if (signal.aborted) throw new CancelledError();
		if (exitCode !== 0) throw refused(name, image, new TextDecoder().decode(stderr));
	});
	return { stream: isPodman ? letFinish(child.stdout, signal) : child.stdout, done };
};

/** Podman leaves a pipe among the temporary files when it is stopped, so it may go on when nobody reads any more. */
const letFinish = (source: Readable, signal: AbortSignal): Readable => {
	const stream = source.pipe(new PassThrough());
	stream.once('close', () => {
		source.unpipe(stream);
		source.resume();
	});
	signal.addEventListener('abort', () => stream.destroy(), { once: true });
	return stream;
};

/** Buildah has no "save", and its "push" to an archive cannot write to a socket, which a child's output is. */
const saveWithBuildah = (saving: Saving): ReturnType<ContainerEngine['save']> => {
	const stream = new PassThrough();
	const done = pushThroughFile(saving, stream);
	done.catch((error) => stream.destroy(error));
	return { stream, done };
};

const pushThroughFile = ({ image, signal }: Saving, stream: PassThrough): Promise<void> =>
	withTemporaryFolder(async (folder) => {
		const file = path.join(folder, 'image.tar');
		const args = ['push', '--quiet', image, `docker-archive:${file}`];
		const { exitCode, stderr } = await execa('buildah', args, { stdin: 'ignore', reject: false, cancelSignal: signal });
		if (signal.aborted) throw new CancelledError();
		if (exitCode !== 0) throw refused('buildah', image, stderr);
		await pipeline(createReadStream(file), stream, { signal });
	});

const refused = (name: EngineName, image: string, printed: string): UserError =>
	new UserError(
		`${name} could not hand out the image ${image} (${lastLine(printed)}).`,
		'Look whether the image is whole.',
	);
