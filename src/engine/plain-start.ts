import type { ImageFacts, RunFacts } from '../core/image-facts.ts';
import { findPython } from './collect-image-facts.ts';
import { ContainerStartError } from './container-start-error.ts';
import type { ContainerEngine } from './engine.ts';
import { firstAnswer } from './first-answer.ts';
import { lookInside, portsOf } from './run-facts.ts';
import { healthFlags, isRunning, withContainer } from './watch-request.ts';

interface StartRequest {
	readonly facts: ImageFacts;
	readonly environment: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
	readonly onStep: (what: string) => void;
}

/** How a service that does not start hardened does without any protection; undefined for one that needs no such start. */
export const startUnprotected = async (
	engine: ContainerEngine,
	{ facts, environment, signal, onStep }: StartRequest,
): Promise<Partial<RunFacts> | undefined> => {
	if (facts.run === undefined || facts.run.started) return undefined;
	onStep('start it without protection');
	const { image, config, expectation } = facts;
	const ports = portsOf({ config, expectation });
	const request = { image, config, expectation, python: findPython(facts), environment, ports, signal, onStep };
	const flags = healthFlags(engine, config);
	try {
		const starting = engine.run({ image, environment, publish: ports, network: 'default', flags, signal });
		return await withContainer(starting, async (container) => {
			const answer = await firstAnswer(container, request);
			if (!(await isRunning(container))) return undefined;
			return { ...answer, ...(await lookInside(container, request)) };
		});
	} catch (error) {
		if (error instanceof ContainerStartError) return undefined;
		throw error;
	}
};
