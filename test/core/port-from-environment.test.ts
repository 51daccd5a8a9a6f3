import { expect, test } from 'vitest';
import { portFromEnvironment } from '../../src/core/practices/port-from-environment.ts';
import { goodImage, goodRun } from '../support/image-facts.ts';

const judge = (readsPort: boolean, honoursPort: boolean) =>
	portFromEnvironment.checkImage?.({
		...goodImage,
		expectation: { ...goodImage.expectation, readsPort },
		run: { ...goodRun, honoursPort },
	})?.status;

test('a server that should read PORT fails when it does not', () => expect(judge(true, false)).toBe('fail'));

test('a service that fixes its port is not said to fail, and not said to pass', () =>
	expect(judge(false, false)).toBe('skip'));

test('a service that answers nowhere is not said to fix its port', () => {
	const { honoursPort, ...run } = goodRun;
	expect(honoursPort).toBe(true);
	const verdict = portFromEnvironment.checkImage?.({
		...goodImage,
		expectation: { ...goodImage.expectation, readsPort: false },
		run: { ...run, answers: [{ port: 8000, path: '/' }] },
	});
	expect(verdict).toEqual({ status: 'skip', reason: 'It answers on no declared port, so no other one was tried.' });
});

test('a service that reads PORT by itself passes', () => expect(judge(false, true)).toBe('pass'));
