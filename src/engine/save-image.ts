import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import { CancelledError, UserError } from '../errors.ts';
import type { ContainerEngine, EngineName } from './engine.ts';

interface Saving {
	readonly image: string;
	readonly signal: AbortSignal;
}

/** Streams an image out of the engine; only Buildah needs a file on our side, which is removed again. */
export const saveImage = (name: EngineName, saving: Saving): ReturnType<ContainerEngine['save']> =>
	name === 'buildah' ? saveWithBuildah(saving) : saveToStream(name, saving);

const saveToStream = (name: EngineName, { image, signal }: Saving): ReturnType<ContainerEngine['save']> => {
	const child = execa(name, ['save', image], {
		buffer: { stdout: false },
		encoding: 'buffer',
		stdin: 'ignore',
		reject: false,
		cancelSignal: signal,
	});
	const done = child.then(({ exitCode, stderr }) => {
		if (signal.aborted) throw new CancelledError();
		if (exitCode !== 0) throw refused(name, image, new TextDecoder().decode(stderr));
	});
	return { stream: child.stdout, done };
};

/** Buildah has no "save", and its "push" to an archive cannot write to a socket, which a child's output is. */
const saveWithBuildah = (saving: Saving): ReturnType<ContainerEngine['save']> => {
	const stream = new PassThrough();
	const done = pushThroughFile(saving, stream);
	done.catch((error) => stream.destroy(error));
	return { stream, done };
};

const pushThroughFile = async ({ image, signal }: Saving, stream: PassThrough): Promise<void> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'hardened-container-'));
	try {
		const file = path.join(folder, 'image.tar');
		const args = ['push', '--quiet', image, `docker-archive:${file}`];
		const { exitCode, stderr } = await execa('buildah', args, { stdin: 'ignore', reject: false, cancelSignal: signal });
		if (signal.aborted) throw new CancelledError();
		if (exitCode !== 0) throw refused('buildah', image, stderr);
		await pipeline(createReadStream(file), stream, { signal });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};

const refused = (name: EngineName, image: string, printed: string): UserError =>
	new UserError(
		`${name} could not hand out the image ${image} (${printed.trim().split('\n').at(-1) ?? ''}).`,
		'Look whether the image is whole.',
	);
