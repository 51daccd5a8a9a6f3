import { setTimeout as wait } from 'node:timers/promises';
import { hardenedFlags } from '../core/hardened-flags.ts';
import type { Expectation, ImageConfig, RunFacts } from '../core/image-facts.ts';
import { findBlockers } from './blocked-by.ts';
import type { Container, ContainerEngine, Health } from './engine.ts';
import { askStatus, waitForAnswer } from './http-answer.ts';
import { probeContainer } from './probe.ts';

interface RunRequest {
	readonly image: string;
	readonly config: ImageConfig;
	readonly expectation: Expectation;
	readonly python: string | undefined;
	readonly environment: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
	readonly onStep: (what: string) => void;
}

const startSeconds = 30;
const graceSeconds = 10;

/** Starts the image as hardened as it should be run, watches it answer and stop, and removes every container. */
export const collectRunFacts = (engine: ContainerEngine, request: RunRequest): Promise<RunFacts> => {
	const ports = portsOf(request);
	const { image, environment, config, signal, onStep } = request;
	onStep('start it read-only, without capabilities');
	const flags = [...hardenedFlags, ...healthFlags(engine, config)];
	const start = (wanted: readonly string[]) =>
		engine.run({ image, environment, publish: ports, network: 'default', flags: wanted, signal });
	return withContainer(start(flags), async (container) => {
		const answer = await firstAnswer(container, { ...request, ports });
		const { running, exitCode } = await container.state();
		if (!running) {
			const works = (other: Container) => isWorking(other, { ...request, ports });
			const blockedBy = await findBlockers({ flags, start, works });
			return { flags: hardenedFlags, started: false, exitCode, log: await container.log(12), blockedBy };
		}

		const seen = await watchRunning(engine, container, { ...request, ports });
		onStep('stop it');
		const log = await container.log(12);
		return { flags: hardenedFlags, started: true, log, ...answer, ...seen, stop: await stop(container) };
	});
};

const isWorking = async (container: Container, request: WatchRequest): Promise<boolean> => {
	await firstAnswer(container, request);
	return isRunning(container);
};

/** The other containers start once this one has answered, so that they do not slow down what is measured. */
const watchRunning = async (
	engine: ContainerEngine,
	container: Container,
	request: WatchRequest,
): Promise<Partial<RunFacts>> => {
	const [inside, healthWithoutNetwork, honoursPort] = await Promise.all([
		lookInside(container, request),
		startWithoutNetwork(engine, request),
		request.ports.length === 0 ? undefined : startOnOtherPort(engine, request),
	]);
	return {
		...inside,
		...(healthWithoutNetwork === undefined ? {} : { healthWithoutNetwork }),
		...(honoursPort === undefined ? {} : { honoursPort }),
	};
};

interface WatchRequest extends RunRequest {
	readonly ports: readonly number[];
}

const portsOf = ({ expectation, config }: RunRequest): readonly number[] =>
	expectation.ports ??
	config.exposedPorts.filter((port) => !port.endsWith('/udp')).map((port) => Number.parseInt(port, 10));

/** Runs `use` with a container that is removed afterwards, whatever happens. */
const withContainer = async <T>(
	starting: Promise<Container>,
	use: (container: Container) => Promise<T>,
): Promise<T> => {
	const container = await starting;
	try {
		return await use(container);
	} finally {
		await container.remove();
	}
};

/** Health checks come every second here, so that nobody waits half a minute; Podman is asked by hand. */
const healthFlags = ({ name }: ContainerEngine, { healthCheck }: ImageConfig): readonly string[] =>
	healthCheck !== undefined && name === 'docker' ? ['--health-interval=1s'] : [];

const isRunning = async (container: Container): Promise<boolean> => (await container.state()).running;

const firstAnswer = async (
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
	const status = await waitForAnswer({ port: hostPort, path, seconds: startSeconds, signal, isAlive });
	const firstAnswerMs = Math.round(performance.now() - container.startedAt);
	const others = await Promise.all(ports.slice(1).map((other) => askPort(container, { port: other, path })));
	const first = { port, path, ...(status === undefined ? {} : { status }) };
	return { ...(status === undefined ? {} : { firstAnswerMs }), answers: [first, ...others] };
};

const askPort = async (container: Container, { port, path }: { readonly port: number; readonly path: string }) => {
	const hostPort = await container.hostPort(port);
	const status = hostPort === undefined ? undefined : await askStatus(hostPort, path);
	return { port, path, ...(status === undefined ? {} : { status }) };
};

const lookInside = async (container: Container, request: WatchRequest): Promise<Partial<RunFacts>> => {
	const { config, expectation, python, signal, onStep } = request;
	onStep('look at its process and its health');
	const codePaths = [expectation.codePath ?? config.workingDirectory, expectation.dependenciesPath].filter(
		(path): path is string => path !== undefined && path !== '' && path !== '/',
	);
	const [health, probe] = await Promise.all([
		config.healthCheck === undefined ? ('none' as const) : settledHealth(container, signal),
		probeContainer(container, { python, codePaths }),
	]);
	return { health, ...probe };
};

const settledHealth = async (container: Container, signal: AbortSignal): Promise<Health> => {
	const end = performance.now() + startSeconds * 1000;
	for (;;) {
		const health = await container.health();
		const isSettled = health !== 'starting';
		if (isSettled || performance.now() > end || !(await isRunning(container))) return health;
		await wait(200, undefined, { signal });
	}
};

const stop = async (container: Container): Promise<NonNullable<RunFacts['stop']>> => {
	const started = performance.now();
	await container.stop(graceSeconds);
	const seconds = (performance.now() - started) / 1000;
	const { exitCode } = await container.state();
	return { seconds: Math.round(seconds * 100) / 100, exitCode, killed: exitCode === 137 };
};

/** Without any network the health check still reaches the service, by the loopback interface inside. */
const startWithoutNetwork = async (engine: ContainerEngine, request: RunRequest): Promise<Health | undefined> => {
	const { image, environment, config, signal } = request;
	if (config.healthCheck === undefined) return undefined;
	const flags = [...hardenedFlags, ...healthFlags(engine, config)];
	const starting = engine.run({ image, environment, publish: [], network: 'none', flags, signal });
	return withContainer(starting, (container) => settledHealth(container, signal));
};

const otherPort = 18_099;

const startOnOtherPort = async (engine: ContainerEngine, request: RunRequest): Promise<boolean | undefined> => {
	const { image, expectation, signal } = request;
	const environment = { ...request.environment, PORT: String(otherPort) };
	const starting = engine.run({
		image,
		environment,
		publish: [otherPort],
		network: 'default',
		flags: hardenedFlags,
		signal,
	});
	return withContainer(starting, async (container) => {
		const port = await container.hostPort(otherPort);
		if (port === undefined) return undefined;
		const path = expectation.healthPath ?? '/';
		const isAlive = () => isRunning(container);
		return (await waitForAnswer({ port, path, seconds: 15, signal, isAlive })) !== undefined;
	});
};
