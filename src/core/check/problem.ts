import type { Practice, Severity } from '../practices/practice.ts';

/** One place in one file where a practice is not kept. */
export interface Problem {
	readonly practice: Practice;
	readonly detail: string;
	readonly line: number;
	readonly endLine: number;
}

interface IgnoredProblem {
	readonly problem: Problem;
	/** Why it is left, as the comment in the file or the directive says. */
	readonly reason: string;
}

/** What checking one Dockerfile gave. */
export interface FileCheck {
	/** As it is to be printed, with forward slashes. */
	readonly path: string;
	readonly text: string;
	readonly problems: readonly Problem[];
	readonly ignored: readonly IgnoredProblem[];
	/** Known from an earlier run, by the baseline file. */
	readonly known: readonly Problem[];
	readonly passed: readonly Practice[];
	readonly skipped: readonly { readonly practice: Practice; readonly reason: string }[];
	/** Comments that ask to ignore something but cannot be followed, each a full sentence. */
	readonly notices: readonly { readonly line: number; readonly text: string }[];
}

const order: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

export const isAtLeast = (severity: Severity, least: Severity): boolean => order[severity] >= order[least];

/** The least severity that ends a command with code 1. */
export type FailOn = Severity | 'never';

export const endsWithFailure = (severity: Severity, failOn: FailOn = 'warning'): boolean =>
	failOn !== 'never' && isAtLeast(severity, failOn);

export const severities: readonly Severity[] = ['error', 'warning', 'info'];
export const failOnWords: readonly FailOn[] = [...severities, 'never'];
