import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** The status of one answer; undefined when nothing answers. */
export const askStatus = (port: number, path: string): Promise<number | undefined> =>
	new Promise((resolve) => {
		const request = get({ host: '127.0.0.1', port, path, agent: false, timeout: 3000 }, (response) => {
			response.resume();
			resolve(response.statusCode);
		});
		request.on('timeout', () => request.destroy());
		request.on('error', () => resolve(undefined));
	});

interface Waiting {
	readonly port: number;
	readonly path: string;
	readonly seconds: number;
	readonly signal: AbortSignal;
	/** False ends the waiting early, for example when the container has ended. */
	readonly isAlive: () => Promise<boolean>;
}

/** Asks until something answers; undefined when nothing did in time. */
export const waitForAnswer = async ({ port, path, seconds, signal, isAlive }: Waiting): Promise<number | undefined> => {
	const end = performance.now() + seconds * 1000;
	for (let turn = 1; performance.now() < end; turn += 1) {
		signal.throwIfAborted();
		const status = await askStatus(port, path);
		if (status !== undefined) return status;
		if (turn % 20 === 0 && !(await isAlive())) return undefined;
		await wait(25, undefined, { signal });
	}

	return undefined;
};
