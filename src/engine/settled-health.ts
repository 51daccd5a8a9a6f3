import { setTimeout as wait } from 'node:timers/promises';
import type { Container, Health } from './engine.ts';
import { isRunning, startSeconds } from './watch-request.ts';

/** The health once it is more than "starting", or what it still is after half a minute. */
export const settledHealth = async (container: Container, signal: AbortSignal): Promise<Health> => {
	const end = performance.now() + startSeconds * 1000;
	for (;;) {
		const health = await container.health();
		const isSettled = health !== 'starting';
		if (isSettled || performance.now() > end || !(await isRunning(container))) return health;
		await wait(200, undefined, { signal });
	}
};
