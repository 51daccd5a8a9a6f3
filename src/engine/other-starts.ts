import type { RunFacts } from '../core/image-facts.ts';
import type { Container, ContainerEngine } from './engine.ts';
import { askStatus, waitForAnswer } from './http-answer.ts';
import { settledHealth } from './settled-health.ts';
import { healthFlags, isRunning, startFlags, startSeconds, type WatchRequest, withContainer } from './watch-request.ts';

/** Without any network the health check still reaches the service, by the loopback interface inside. */
export const startWithoutNetwork = async (
	engine: ContainerEngine,
	request: WatchRequest,
): Promise<RunFacts['health']> => {
	const { image, environment, config, signal } = request;
	if (config.healthCheck === undefined) return undefined;
	const flags = [...startFlags(request), ...healthFlags(engine, config)];
	const starting = engine.run({ image, environment, publish: [], network: 'none', flags, signal });
	return withContainer(starting, async (container) => (await settledHealth(container, signal)).health);
};

const otherPort = 18_099;

/** Whether the service answers on the port that PORT names; undefined where it listens on none. */
export const startOnOtherPort = async (
	engine: ContainerEngine,
	request: WatchRequest,
): Promise<boolean | undefined> => {
	const { image, expectation, ports, signal } = request;
	if (ports.length === 0) return undefined;
	const environment = { ...request.environment, PORT: String(otherPort) };
	const publish = [otherPort, ...ports];
	const flags = startFlags(request);
	const starting = engine.run({ image, environment, publish, network: 'default', flags, signal });
	return withContainer(starting, async (container) => {
		const address = await container.addressOf(otherPort);
		if (address === undefined) return undefined;
		const path = expectation.healthPath ?? '/';
		// One that answers on all its own ports has not read PORT, and need not be waited for.
		const isAlive = async (): Promise<boolean> =>
			(await isRunning(container)) && !(await answersOnAll(container, { ports, path }));
		return (await waitForAnswer({ address, path, seconds: startSeconds, signal, isAlive })) !== undefined;
	});
};

const answersOnAll = async (
	container: Container,
	{ ports, path }: { readonly ports: readonly number[]; readonly path: string },
): Promise<boolean> => {
	const addresses = await Promise.all(ports.map((port) => container.addressOf(port)));
	const statuses = await Promise.all(addresses.map((address) => address && askStatus(address, path)));
	return statuses.every((status) => status !== undefined);
};
