import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { PortAddress } from './engine.ts';

/** The status of one answer; undefined when nothing answers. */
export const askStatus = ({ host, port }: PortAddress, path: string): Promise<number | undefined> =>
	new Promise((resolve) => {
		const request = get({ host, port, path, agent: false, timeout: 3000 }, (response) => {
			response.resume();
			resolve(response.statusCode);
		});
		request.on('timeout', () => request.destroy());
		request.on('error', () => resolve(undefined));
	});

interface Waiting {
	readonly address: PortAddress;
	readonly path: string;
	readonly seconds: number;
	readonly signal: AbortSignal;
	/** False ends the waiting early, for example when the container has ended. */
	readonly isAlive: () => Promise<boolean>;
	/** Absent: any answer will do. */
	readonly accepts?: (status: number) => boolean;
}

/** A service that answers, yet not as wanted, is given this long to come to itself. */
const patienceSeconds = 10;

/** Asks until something answers as wanted; otherwise the last answer, or undefined when nothing answered in time. */
export const waitForAnswer = async (waiting: Waiting): Promise<number | undefined> => {
	const { address, path, seconds, signal, isAlive, accepts = () => true } = waiting;
	let end = performance.now() + seconds * 1000;
	let last: number | undefined;
	for (let turn = 1; performance.now() < end; turn += 1) {
		signal.throwIfAborted();
		const status = await askStatus(address, path);
		if (status !== undefined && accepts(status)) return status;
		if (status !== undefined && last === undefined) end = Math.min(end, performance.now() + patienceSeconds * 1000);
		last = status ?? last;
		if (turn % 20 === 0 && !(await isAlive())) return last;
		await wait(25, undefined, { signal });
	}

	return last;
};
