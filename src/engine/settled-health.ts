import { setTimeout as wait } from 'node:timers/promises';
import type { RunFacts } from '../core/image-facts.ts';
import type { Container } from './engine.ts';
import { isRunning, startSeconds } from './watch-request.ts';

/** The health once it is more than "starting", or what it still is after half a minute. */
export const settledHealth = async (
	container: Container,
	signal: AbortSignal,
): Promise<Pick<RunFacts, 'health' | 'healthyMs'>> => {
	const end = performance.now() + startSeconds * 1000;
	for (;;) {
		const health = await container.health();
		const isSettled = health !== 'starting';
		if (health === 'healthy') return { health, healthyMs: Math.round(performance.now() - container.startedAt) };
		if (isSettled || performance.now() > end || !(await isRunning(container))) return { health };
		await wait(200, undefined, { signal });
	}
};
