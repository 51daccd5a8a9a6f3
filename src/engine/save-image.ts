import { execa } from 'execa';
import { CancelledError, UserError } from '../errors.ts';
import type { ContainerEngine, EngineName } from './engine.ts';

/** Streams an image out of the engine; nothing is written to the disk on our side. */
export const saveImage = (
	name: EngineName,
	{ image, signal }: { readonly image: string; readonly signal: AbortSignal },
): ReturnType<ContainerEngine['save']> => {
	const child = execa(name, ['save', image], {
		buffer: { stdout: false },
		encoding: 'buffer',
		stdin: 'ignore',
		reject: false,
		cancelSignal: signal,
	});
	const done = child.then(({ exitCode, stderr }) => {
		if (signal.aborted) throw new CancelledError();
		if (exitCode === 0) return;
		const reason = new TextDecoder().decode(stderr).trim().split('\n').at(-1) ?? '';
		throw new UserError(
			`${name} could not hand out the image ${image} (${reason}).`,
			'Look whether the image is whole.',
		);
	});
	return { stream: child.stdout, done };
};
