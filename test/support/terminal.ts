import { PassThrough, Writable } from 'node:stream';
import { expect } from 'vitest';
import type { Terminal } from '../../src/ask/prompts.ts';

/** Streams in memory for prompts, keys to press and what was shown. */
export const memoryTerminal = ({ accessible = false } = {}) => {
	const controller = new AbortController();
	const input = new PassThrough();
	let shown = '';
	const output = new Writable({
		write: (chunk, _encoding, done) => {
			shown += String(chunk);
			done();
		},
	});
	const terminal: Terminal = { input, output, signal: controller.signal, accessible };
	return {
		terminal,
		abort: () => controller.abort(),
		press: (name: string, more: { readonly ctrl?: boolean } = {}) => input.emit('keypress', '', { name, ...more }),
		type: (text: string) => input.write(text),
		end: () => input.end(),
		shown: () => shown,
		/** Resolves once a prompt is on the screen, and so ready for keys. */
		ready: () => expect.poll(() => shown).not.toBe(''),
	};
};
