import { declaredPorts } from '../core/declared-ports.ts';
import { limitFlags } from '../core/hardened-flags.ts';
import type { RunFacts } from '../core/image-facts.ts';
import { lastWords } from '../core/last-words.ts';
import { answersNowhere } from '../core/shows-life.ts';
import { findBlockers } from './blocked-by.ts';
import { ContainerStartError } from './container-start-error.ts';
import type { Container, ContainerEngine } from './engine.ts';
import { firstAnswer } from './first-answer.ts';
import { startOnOtherPort, startWithoutNetwork } from './other-starts.ts';
import { probeContainer } from './probe.ts';
import { settledHealth } from './settled-health.ts';
import { allEnded, healthFlags, isRunning, startFlags, type WatchRequest, withContainer } from './watch-request.ts';

const graceSeconds = 10;

/** Starts the image as hardened as it should be run, watches it answer and stop, and removes every container. */
export const collectRunFacts = async (
	engine: ContainerEngine,
	unplaced: Omit<WatchRequest, 'ports'>,
): Promise<RunFacts> => {
	const request: WatchRequest = { ...unplaced, ports: portsOf(unplaced) };
	const { config, onStep } = request;
	onStep('start it read-only, without capabilities');
	const flags = [...startFlags(request), ...healthFlags(engine, config)];
	const start = starter(engine, request);
	try {
		return await withContainer(start(flags), async (container) => {
			const answer = await firstAnswer(container, request);
			const { running, exitCode } = await container.state();
			if (running) return watchToTheEnd(engine, container, { request, answer });
			const blockedBy = await blockersOf(request, { flags, start, exitCode });
			return { flags: startFlags(request), started: false, exitCode, log: await wordsOf(container), blockedBy };
		});
	} catch (error) {
		if (!(error instanceof ContainerStartError)) throw error;
		const blockedBy = await blockersOf(request, { flags, start });
		return { flags: startFlags(request), started: false, log: [error.reason], blockedBy };
	}
};

const wordsOf = async (container: Container): Promise<readonly string[]> => lastWords(await container.log(200), 12);

/** The ports to publish: those that are expected, else what the image itself declares. */
export const portsOf = ({ expectation, config }: Pick<WatchRequest, 'expectation' | 'config'>): readonly number[] =>
	expectation.ports ?? declaredPorts(config);

type Start = (flags: readonly string[]) => Promise<Container>;

const starter =
	(engine: ContainerEngine, { image, environment, ports, signal }: WatchRequest): Start =>
	(flags) =>
		engine.run({ image, environment, publish: ports, network: 'default', flags, signal });

interface Failure {
	readonly flags: readonly string[];
	readonly start: Start;
	/** Undefined when it could not even be started. */
	readonly exitCode?: number;
}

/** A program that ended by itself and well was kept from nothing. */
const blockersOf = async (request: WatchRequest, { flags, start, exitCode }: Failure) => {
	if (exitCode === 0) return [];
	request.onStep('find out what keeps it from starting');
	// The first process of a server can go on for a while when its workers have failed.
	const works = async (other: Container): Promise<boolean> =>
		!answersNowhere(await firstAnswer(other, request)) && isRunning(other);
	return findBlockers({ flags, start, works });
};

interface Watching {
	readonly request: WatchRequest;
	readonly answer: Pick<RunFacts, 'firstAnswerMs' | 'answers'>;
}

/** The other containers start once this one has answered, so that they do not slow down what is measured. */
const watchToTheEnd = async (
	engine: ContainerEngine,
	container: Container,
	{ request, answer }: Watching,
): Promise<RunFacts> => {
	const [inside, healthWithoutNetwork, honoursPort] = await allEnded(
		lookInside(container, request),
		startWithoutNetwork(engine, request),
		answersNowhere(answer) ? Promise.resolve(undefined) : startOnOtherPort(engine, request),
	);
	request.onStep('stop it');
	return {
		flags: startFlags(request).filter((flag) => container.isLimited || !limitFlags.includes(flag)),
		started: true,
		log: await wordsOf(container),
		...answer,
		...inside,
		...(healthWithoutNetwork === undefined ? {} : { healthWithoutNetwork }),
		...(honoursPort === undefined ? {} : { honoursPort }),
		stop: await stop(container),
	};
};

/** What the running container shows, once it has answered. */
export const lookInside = async (container: Container, request: WatchRequest): Promise<Partial<RunFacts>> => {
	const { config, expectation, python, signal, onStep } = request;
	onStep('look at its process and its health');
	const codePaths = [expectation.codePath ?? config.workingDirectory, expectation.dependenciesPath].filter(
		(path): path is string => path !== undefined && path !== '' && path !== '/',
	);
	const [health, probe] = await Promise.all([
		config.healthCheck === undefined ? { health: 'none' as const } : settledHealth(container, signal),
		probeContainer(container, { python, codePaths }),
	]);
	return { ...health, ...probe };
};

const stop = async (container: Container): Promise<NonNullable<RunFacts['stop']>> => {
	const started = performance.now();
	await container.stop(graceSeconds);
	const seconds = (performance.now() - started) / 1000;
	const { exitCode } = await container.state();
	return { seconds: Math.round(seconds * 100) / 100, exitCode, killed: exitCode === 137 };
};
