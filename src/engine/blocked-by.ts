import type { RunFacts } from '../core/image-facts.ts';
import type { Container } from './engine.ts';

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
export const findBlockers = async ({ flags, start, works }: Attempt): Promise<readonly Restriction[]> => {
	const blockers: Restriction[] = [];
	for (const restriction of Object.keys(flagsOf) as Restriction[]) {
		const container = await start(flags.filter((flag) => !flagsOf[restriction].test(flag)));
		try {
			if (await works(container)) blockers.push(restriction);
		} finally {
			await container.remove();
		}
	}

	return blockers;
};
