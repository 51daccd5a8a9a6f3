import { type Confidence, type Detected, detected } from '../../core/detected.ts';
import type { Application } from '../../core/project-facts.ts';
import { formatApplication } from '../../core/questions/application.ts';
import type { Candidate } from './candidate.ts';

const shownAlternatives = 6;

/** Turns ranked candidates into a fact; a close second makes it unsure, so that it is asked. */
export const rankCandidates = (candidates: readonly Candidate[]): Detected<Application> | undefined => {
	const [best] = candidates;
	if (!best) return undefined;
	const seen = new Set([formatApplication(best.application)]);
	const others = candidates.filter(({ application }) => {
		const name = formatApplication(application);
		return !seen.has(name) && seen.add(name);
	});
	const evidence = candidates
		.filter(({ application }) => formatApplication(application) === formatApplication(best.application))
		.map((candidate) => candidate.evidence);
	const alternatives = others.slice(0, shownAlternatives).map(({ application }) => application);
	return detected(best.application, confidenceOf(best, others[0]), [...new Set(evidence)], alternatives);
};

const confidenceOf = (best: Candidate, second: Candidate | undefined): Confidence => {
	const margin = best.score - (second?.score ?? 0);
	if (best.score < 30) return 'unsure';
	if (margin >= 15) return best.score >= (second === undefined ? 40 : 60) ? 'certain' : 'likely';
	return margin >= 8 ? 'likely' : 'unsure';
};

/** What a server speaks with each object; the best evidence of it counts. */
export const interfacesOf = (candidates: readonly Candidate[]): Readonly<Record<string, 'asgi' | 'wsgi'>> =>
	Object.fromEntries(
		[...candidates]
			.reverse()
			.flatMap(({ application, speaks }) => (speaks === 'own' ? [] : [[formatApplication(application), speaks]])),
	);
