import { PassThrough, Writable } from 'node:stream';
import type { Io } from '../../src/io.ts';

/** Streams in memory for a command, with what it printed. */
export const memoryIo = (workingDirectory: string, more: Partial<Io> = {}) => {
	const printed = { stdout: '', stderr: '' };
	const collect = (name: 'stdout' | 'stderr'): Writable =>
		new Writable({
			write: (chunk, _encoding, done) => {
				printed[name] += String(chunk);
				done();
			},
		});
	const io: Io = {
		stdin: new PassThrough(),
		stdout: collect('stdout'),
		stderr: collect('stderr'),
		environment: {},
		workingDirectory,
		signal: new AbortController().signal,
		today: '2026-11-24',
		...more,
	};
	return { io, printed };
};
