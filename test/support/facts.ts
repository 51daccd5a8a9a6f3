import { detected } from '../../src/core/detected.ts';
import type { ProjectFacts } from '../../src/core/project-facts.ts';
import type { QuestionContext } from '../../src/core/question.ts';

/** Facts of a folder where nothing was found, and more where a test needs them. */
export const factsWith = (more: Partial<ProjectFacts> = {}): ProjectFacts => ({
	empty: false,
	folderName: 'shop',
	sourceRoots: [''],
	files: detected([], 'certain', []),
	systemPackages: detected([], 'certain', []),
	buildSteps: detected([], 'certain', []),
	writablePaths: detected([], 'certain', []),
	requiredEnvironment: detected([], 'certain', []),
	containerFiles: [],
	warnings: [],
	...more,
});

export const contextWith = ({ facts, ...more }: Partial<QuestionContext> = {}): QuestionContext => ({
	facts: facts ?? factsWith(),
	answered: {},
	recorded: {},
	today: '2026-11-24',
	...more,
});
