import type { RunFacts } from '../core/image-facts.ts';
import { ContainerStartError } from './container-start-error.ts';
import type { Container } from './engine.ts';
import { allEnded } from './watch-request.ts';

type Restriction = NonNullable<RunFacts['blockedBy']>[number];

/** Which flags of a hardened start belong to which restriction. */
const flagsOf: Readonly<Record<Restriction, RegExp>> = {
	'read-only': /^--(read-only|tmpfs)/,
	capabilities: /^--cap-drop/,
	'no-new-privileges': /^--security-opt/,
	limits: /^--(pids-limit|memory)/,
};

interface Attempt {
	readonly flags: readonly string[];
	readonly start: (flags: readonly string[]) => Promise<Container>;
	/** True when the service answers, or still runs where it listens on nothing. */
	readonly works: (container: Container) => Promise<boolean>;
}

/** For a service that did not start: the restrictions without which alone it does. */
export const findBlockers = async (attempt: Attempt): Promise<readonly Restriction[]> => {
	const restrictions = Object.keys(flagsOf) as Restriction[];
	const blocks = await allEnded(...restrictions.map((restriction) => worksWithout(restriction, attempt)));
	return restrictions.filter((_, index) => blocks[index]);
};

const worksWithout = async (restriction: Restriction, { flags, start, works }: Attempt): Promise<boolean> => {
	const others = flags.filter((flag) => !flagsOf[restriction].test(flag));
	const container = await start(others).catch(ifCannotStart);
	if (container === undefined) return false;
	try {
		return await works(container);
	} finally {
		await container.remove();
	}
};

const ifCannotStart = (error: unknown): undefined => {
	if (!(error instanceof ContainerStartError)) throw error;
};
