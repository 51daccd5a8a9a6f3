import type { Application } from '../../core/project-facts.ts';
import { formatApplication } from '../../core/questions/application.ts';
import type { Sources } from '../sources.ts';
import { commandFiles, fromCommand } from './apply-commands.ts';
import type { Candidate } from './candidate.ts';

/** More than any evidence is worth. */
const chosenByPerson = 1000;

/** The candidates with the one first that a person chose, whatever the project itself says. */
export const startWith = async (
	sources: Sources,
	candidates: readonly Candidate[],
	application: Application | undefined,
): Promise<readonly Candidate[]> => {
	if (application === undefined) return candidates;
	const name = formatApplication(application);
	const known = candidates.find((candidate) => formatApplication(candidate.application) === name);
	const chosen = known ?? (await placed(sources, candidates, application));
	if (chosen === undefined) return candidates;
	return [{ ...chosen, score: chosenByPerson }, ...candidates.filter((other) => other !== known)];
};

/** What the code does not show as an application: an object is taken as the others are called, a command as it says. */
const placed = async (
	sources: Sources,
	candidates: readonly Candidate[],
	application: Application,
): Promise<Omit<Candidate, 'score'> | undefined> => {
	const command = { application, isDevelopment: false, evidence: '--app', weight: 0 };
	await sources.load(commandFiles(sources, command));
	const found = fromCommand(sources, command);
	if (application.kind === 'command') return found;
	const alike = candidates.find((candidate) => candidate.application.kind === 'object');
	return found && alike && { ...found, framework: alike.framework, speaks: alike.speaks };
};
