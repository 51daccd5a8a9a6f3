import type { Practice } from './practices/practice.ts';

/** Where in a checked file something was seen; lines count from 1. */
export interface Place {
	readonly line: number;
	readonly endLine?: number;
	readonly detail?: string;
}

export type Verdict =
	| { readonly status: 'pass'; readonly detail?: string }
	| { readonly status: 'fail'; readonly detail: string; readonly places?: readonly Place[] }
	| { readonly status: 'skip'; readonly reason: string };

/** A practice and what was found of it. A skip is never shown as a pass. */
export interface Finding {
	readonly practice: Practice;
	readonly verdict: Verdict;
}

export const pass: Verdict = { status: 'pass' };

export const fail = (detail: string, places?: readonly Place[]): Verdict =>
	places === undefined ? { status: 'fail', detail } : { status: 'fail', detail, places };

export const skip = (reason: string): Verdict => ({ status: 'skip', reason });
