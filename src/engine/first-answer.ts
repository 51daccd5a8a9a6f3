import { setTimeout as wait } from 'node:timers/promises';
import type { RunFacts } from '../core/image-facts.ts';
import { showsLife } from '../core/shows-life.ts';
import type { Container } from './engine.ts';
import { askStatus, waitForAnswer } from './http-answer.ts';
import { isRunning, startSeconds, type WatchRequest } from './watch-request.ts';

/** Waits until the first port answers, then asks the others; a server error is no answer yet. */
export const firstAnswer = async (
	container: Container,
	{ ports, expectation, signal }: WatchRequest,
): Promise<Pick<RunFacts, 'firstAnswerMs' | 'answers'>> => {
	const [port] = ports;
	const path = expectation.healthPath ?? '/';
	const address = port === undefined ? undefined : await container.addressOf(port);
	if (port === undefined || address === undefined) {
		await watchWorker(container, signal);
		return {};
	}

	const isAlive = () => isRunning(container);
	const status = await waitForAnswer({ address, path, seconds: startSeconds, signal, isAlive, accepts: showsLife });
	const firstAnswerMs = Math.round(performance.now() - container.startedAt);
	const others = await Promise.all(ports.slice(1).map((other) => askPort(container, { port: other, path })));
	const first = { port, path, ...(status === undefined ? {} : { status }) };
	return { ...(showsLife(status) ? { firstAnswerMs } : {}), answers: [first, ...others] };
};

const workerSeconds = 10;

/** A worker answers nobody: what can be seen is that it still runs after a while. */
const watchWorker = async (container: Container, signal: AbortSignal): Promise<void> => {
	const end = performance.now() + workerSeconds * 1000;
	while (performance.now() < end && (await isRunning(container))) await wait(500, undefined, { signal });
};

const askPort = async (container: Container, { port, path }: { readonly port: number; readonly path: string }) => {
	const address = await container.addressOf(port);
	const status = address === undefined ? undefined : await askStatus(address, path);
	return { port, path, ...(status === undefined ? {} : { status }) };
};
