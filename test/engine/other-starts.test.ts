import { expect, test } from 'vitest';
import type { Container, ContainerEngine, RunRequest } from '../../src/engine/engine.ts';
import { startOnOtherPort } from '../../src/engine/other-starts.ts';
import type { WatchRequest } from '../../src/engine/watch-request.ts';
import { goodImage } from '../support/image-facts.ts';
import { listen } from '../support/local-server.ts';

/** An engine whose container answers on these of its ports. */
const engineOf = (answering: Readonly<Record<number, number>>): { engine: ContainerEngine; started: RunRequest[] } => {
	const started: RunRequest[] = [];
	const container = {
		addressOf: async (port: number) => ({ host: '127.0.0.1', port: answering[port] ?? 1 }),
		state: async () => ({ running: true, exitCode: 0, hostPid: 0 }),
		remove: async () => {},
	} as unknown as Container;
	const run = async (request: RunRequest): Promise<Container> => {
		started.push(request);
		return container;
	};
	return { engine: { name: 'docker', run } as unknown as ContainerEngine, started };
};

const request: WatchRequest = {
	image: 'shop',
	config: goodImage.config,
	expectation: {},
	python: undefined,
	environment: {},
	ports: [8000],
	signal: new AbortController().signal,
	onStep: () => {},
};

test('a service that answers on its own port all the same is not waited for', async () => {
	const { engine, started } = engineOf({ 8000: await listen() });
	const begin = performance.now();
	expect(await startOnOtherPort(engine, request)).toBe(false);
	expect(performance.now() - begin).toBeLessThan(15_000);
	expect(started[0]?.environment).toEqual({ PORT: '18099' });
});

test('a service that answers on the port that PORT names honours it', async () => {
	const { engine } = engineOf({ 18099: await listen() });
	expect(await startOnOtherPort(engine, request)).toBe(true);
});
