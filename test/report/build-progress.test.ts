import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { liveOn } from '../../src/io.ts';
import { createProgress } from '../../src/report/build-progress.ts';
import { memoryIo } from '../support/io.ts';

const memory = (): { readonly output: Writable; readonly shown: () => readonly string[] } => {
	const written: string[] = [];
	const output = new Writable({
		write: (chunk, _encoding, done) => {
			written.push(String(chunk));
			done();
		},
	});
	return { output, shown: () => written };
};

const step = { stage: 'build', step: 2, steps: 4, title: 'RUN pip install', state: 'started' } as const;

describe('a live line', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test('is drawn again only when it says something new', () => {
		const { output, shown } = memory();
		const start = Date.now();
		const progress = createProgress({ output, columns: 60, live: true, now: () => (Date.now() - start) / 1000 });
		progress.step(step);
		vi.advanceTimersByTime(3_100);
		progress.end();
		expect(shown().map((text) => text.replace('\r\u001b[2K', ''))).toEqual([
			'build 2/4 RUN pip install (0 s)',
			'build 2/4 RUN pip install (1 s)',
			'build 2/4 RUN pip install (2 s)',
			'build 2/4 RUN pip install (3 s)',
			'',
		]);
	});
});

test('without a live line each step is one line, and no cursor is moved', () => {
	const { output, shown } = memory();
	const progress = createProgress({ output, columns: 60, live: false, now: () => 0 });
	progress.step(step);
	progress.step({ ...step, state: 'done' });
	progress.end();
	expect(shown()).toEqual(['  build 2/4 RUN pip install: done\n']);
});

describe('where a line can be live', () => {
	const on = (environment: Record<string, string>, columns = 100) => {
		const output = Object.assign(memory().output, { isTTY: true, columns });
		return liveOn({ ...memoryIo('/').io, environment }, output);
	};

	test.each([
		[{}, true],
		[{ TERM: 'dumb' }, false],
		[{ ACCESSIBLE: '1' }, false],
	])('%j: %s', (environment, live) => {
		expect(on(environment).live).toBe(live);
	});

	test('a terminal that does not know its width has 80 columns', () => {
		expect(on({}, 0).columns).toBe(80);
	});
});
