import { setTimeout as wait } from 'node:timers/promises';
import type { RunFacts } from '../core/image-facts.ts';
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
	const hostPort = port === undefined ? undefined : await container.hostPort(port);
	if (port === undefined || hostPort === undefined) {
		// A worker answers nobody: what can be seen is that it still runs after a moment.
		await wait(2000, undefined, { signal });
		return {};
	}

	const isAlive = () => isRunning(container);
	const status = await waitForAnswer({ port: hostPort, path, seconds: startSeconds, signal, isAlive, accepts });
	const firstAnswerMs = Math.round(performance.now() - container.startedAt);
	const others = await Promise.all(ports.slice(1).map((other) => askPort(container, { port: other, path })));
	const first = { port, path, ...(status === undefined ? {} : { status }) };
	return { ...(status !== undefined && accepts(status) ? { firstAnswerMs } : {}), answers: [first, ...others] };
};

const accepts = (status: number): boolean => status < 500;

const askPort = async (container: Container, { port, path }: { readonly port: number; readonly path: string }) => {
	const hostPort = await container.hostPort(port);
	const status = hostPort === undefined ? undefined : await askStatus(hostPort, path);
	return { port, path, ...(status === undefined ? {} : { status }) };
};
