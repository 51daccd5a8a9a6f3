export type Confidence = 'certain' | 'likely' | 'unsure';

/** A fact read from a project, with what it was read from, for example "requires-python in pyproject.toml line 6". */
export interface Detected<T> {
	readonly value: T;
	readonly confidence: Confidence;
	readonly evidence: readonly string[];
	/** Other values that the project also gives reasons for, best first. */
	readonly alternatives: readonly T[];
}

export const detected = <T>(
	value: T,
	confidence: Confidence,
	evidence: readonly string[],
	alternatives: readonly T[] = [],
): Detected<T> => ({ value, confidence, evidence, alternatives });

/** Of "EXPOSE 8000 in Dockerfile line 74", the file. */
export const placeOf = (evidence: string): string => / in (.+) line \d+$/.exec(evidence)?.[1] ?? '';
