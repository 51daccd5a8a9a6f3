import { endsWithFailure } from './check/problem.ts';
import type { Finding } from './finding.ts';
import type { ImageFacts } from './image-facts.ts';
import type { Practice } from './practices/practice.ts';

/** Holds an image against every practice that shows on it, in the order of the registry. */
export const verifyImage = (practices: readonly Practice[], facts: ImageFacts): readonly Finding[] =>
	practices.flatMap((practice) => {
		const verdict = practice.checkImage?.(facts);
		return verdict === undefined ? [] : [{ practice, verdict }];
	});

/** Whether a failure is worth more than a hint; `verify` and `check` judge alike. */
export const hasFailed = (findings: readonly Finding[]): boolean =>
	findings.some(({ practice, verdict }) => verdict.status === 'fail' && endsWithFailure(practice.severity));
