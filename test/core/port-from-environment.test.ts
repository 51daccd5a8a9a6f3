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

test('a service that reads PORT by itself passes', () => expect(judge(false, true)).toBe('pass'));
