import { type Confidence, type Detected, detected } from '../../core/detected.ts';
import type { Dependencies } from '../../core/project-facts.ts';
import type { ProductionChoice, ProductionSet } from './production.ts';

/** What one manager would install, before it is held against the other managers that the project has files of. */
export interface Candidate extends Detected<Dependencies> {
	/** Versions that a lock file or exact pins give, by package name. */
	readonly versions: Readonly<Record<string, string>>;
	readonly warnings: readonly string[];
	/** Addresses of the package indexes that are named, as written. */
	readonly indexes?: readonly string[];
	/** What the manifest names and its lock file lacks. */
	readonly unlocked?: readonly string[];
}

/** Every manager is asked with the Python version that wheels are looked for. */
export interface DetectContext {
	readonly python: string;
	/** Extras and groups that were asked for by name; undefined where it is to be found out. */
	readonly wanted?: readonly string[] | undefined;
}

interface CandidateParts {
	readonly choice: ProductionChoice;
	readonly confidence: Confidence;
	readonly evidence: readonly string[];
	readonly versions: Readonly<Record<string, string>>;
	readonly warnings: readonly string[];
	readonly indexes?: readonly string[];
	readonly unlocked?: readonly string[];
	readonly build: (set: ProductionSet) => Dependencies;
}

/** Builds the dependencies for the extras and groups that were chosen, and for those that might have been. */
export const toCandidate = ({
	choice,
	build,
	versions,
	warnings,
	indexes = [],
	unlocked = [],
	...parts
}: CandidateParts): Candidate => {
	const { alternatives } = choice;
	const confidence = alternatives.length > 0 ? 'unsure' : parts.confidence;
	const evidence = [...parts.evidence, ...choice.evidence];
	return {
		...detected(build(choice), confidence, evidence, alternatives.map(build)),
		versions,
		warnings,
		indexes,
		unlocked,
	};
};
