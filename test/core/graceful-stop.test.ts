import { expect, test } from 'vitest';
import { gracefulStop } from '../../src/core/practices/graceful-stop.ts';
import { goodImage, goodRun } from '../support/image-facts.ts';

test.each([
	['SIGINT', 130, 'pass'],
	['int', 130, 'pass'],
	['2', 130, 'pass'],
	['SIGTERM', 143, 'pass'],
	['SIGTERM', 130, 'fail'],
	['SIGINT', 143, 'fail'],
	['SIGINT', 0, 'pass'],
	['SIGTERM', 1, 'fail'],
])('%s and the exit code %i: %s', (stopSignal, exitCode, status) => {
	const verdict = gracefulStop.checkImage?.({
		...goodImage,
		config: { ...goodImage.config, stopSignal },
		run: { ...goodRun, stop: { seconds: 0.2, exitCode, killed: false } },
	});
	expect(verdict?.status).toBe(status);
});
