import { type Detected, placeOf } from './detected.ts';
import type { ProjectFacts } from './project-facts.ts';

/** What only files of an earlier run say was an answer then, so it is asked again, with that answer as the suggestion. */
export const doubtOwnFiles = (facts: ProjectFacts, own: readonly string[]): ProjectFacts => {
	const { port, pythonVersion } = facts;
	return {
		...facts,
		...(port === undefined ? {} : { port: doubt(port, own) }),
		...(pythonVersion === undefined ? {} : { pythonVersion: doubt(pythonVersion, own) }),
	};
};

const doubt = <T>(fact: Detected<T>, own: readonly string[]): Detected<T> =>
	fact.confidence === 'certain' && fact.evidence.every((text) => own.includes(placeOf(text)))
		? { ...fact, confidence: 'likely' }
		: fact;
