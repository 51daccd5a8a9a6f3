import type { Dockerfile } from '../dockerfile.ts';
import type { Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import type { Plan } from '../plan.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A rule or text of somebody else that says the same, for example hadolint DL3002 or CIS Docker 4.1. */
export interface Reference {
	readonly source: string;
	readonly id: string;
	readonly url?: string;
}

/** Everything known about one hardening practice: the one source of comments, `explain`, `check`, `verify` and docs. */
export interface Practice {
	/** For example "HC001"; never used again for another practice. */
	readonly id: `HC${string}`;
	/** The name of the file. */
	readonly slug: string;
	/** An imperative, for example "Run as a non-root user". */
	readonly title: string;
	readonly severity: Severity;
	/** The attack or failure that it prevents, in two or three plain sentences. */
	readonly why: string;
	/** The reason in at most 100 characters, as a comment above the line in the Dockerfile. */
	readonly comment: string;
	readonly fix: string;
	readonly references: readonly Reference[];
	/** Complete Dockerfiles. Absent for practices that are seen only on the image. */
	readonly examples?: { readonly good: readonly string[]; readonly bad: readonly string[] };
	/** Absent: it applies to every plan. */
	readonly appliesTo?: (plan: Plan) => boolean;
	readonly checkDockerfile?: (file: Dockerfile) => Verdict;
	/** Judges the image and, through `facts.run`, its running container. */
	readonly checkImage?: (facts: ImageFacts) => Verdict;
}

export const definePractice = (practice: Practice): Practice => practice;
