import { afterEach, expect, test, vi } from 'vitest';
import type { Container, ContainerEngine, RunRequest } from '../../src/engine/engine.ts';
import { collectRunFacts } from '../../src/engine/run-facts.ts';
import { goodImage } from '../support/image-facts.ts';
import { listen } from '../support/local-server.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

/** An engine whose container ends with all flags of a hardened start, and goes on without one of them. */
const engineOf = (portOf: (flags: readonly string[]) => number): ContainerEngine => {
	let full: number | undefined;
	const run = async ({ flags = [] }: RunRequest): Promise<Container> => {
		full ??= flags.length;
		const running = flags.length < full;
		return {
			addressOf: async () => ({ host: '127.0.0.1', port: portOf(flags) }),
			state: async () => ({ running, exitCode: running ? 0 : 3, hostPid: 0 }),
			log: async () => [],
			remove: async () => {},
		} as unknown as Container;
	};
	return { name: 'docker', run } as unknown as ContainerEngine;
};

const request = {
	image: 'shop',
	config: goodImage.config,
	expectation: { ports: [8000] },
	python: undefined,
	environment: {},
	signal: new AbortController().signal,
	onStep: () => {},
};

test('what runs without a restriction and answers nobody was not kept from starting by it', async () => {
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => (now += 500));
	expect(
		(
			await collectRunFacts(
				engineOf(() => 1),
				request,
			)
		).blockedBy,
	).toEqual([]);
});

test('what answers without a restriction was kept from starting by it', async () => {
	const port = await listen();
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => (now += 500));
	const engine = engineOf((flags) => (flags.some((flag) => flag.startsWith('--cap-drop')) ? 1 : port));
	expect((await collectRunFacts(engine, request)).blockedBy).toEqual(['capabilities']);
});
