import type { RunFacts } from '../core/image-facts.ts';
import type { ContainerEngine } from './engine.ts';
import { waitForAnswer } from './http-answer.ts';
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
	const publish = [otherPort];
	const flags = startFlags(request);
	const starting = engine.run({ image, environment, publish, network: 'default', flags, signal });
	return withContainer(starting, async (container) => {
		const address = await container.addressOf(otherPort);
		if (address === undefined) return undefined;
		const path = expectation.healthPath ?? '/';
		const isAlive = () => isRunning(container);
		return (await waitForAnswer({ address, path, seconds: startSeconds, signal, isAlive })) !== undefined;
	});
};
