import type { RunFacts } from './image-facts.ts';

/** 501 is the answer of a server that takes no GET, as a script of http.server with a do_POST alone; other errors show trouble. */
export const showsLife = (status: number | undefined): boolean =>
	status !== undefined && (status < 500 || status === 501);

/** True for a service that was asked and gave no answer at all, not even of an error. */
export const answersNowhere = ({ answers = [] }: Pick<RunFacts, 'answers'>): boolean =>
	answers.length > 0 && answers.every(({ status }) => status === undefined);
