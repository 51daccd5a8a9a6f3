import { overlayReader } from '../../src/commands/create/overlay.ts';
import type { ProjectFacts } from '../../src/core/project-facts.ts';
import type { ProjectEntry, ProjectReader } from '../../src/core/project-reader.ts';
import { starterDefinitions } from '../../src/core/starters/index.ts';
import { detectProject } from '../../src/detect/index.ts';
import { starterFiles } from '../../src/render/starter.ts';

const nothing: ProjectReader = {
	exists: async () => false,
	readText: async () => undefined,
	list: async (): Promise<readonly ProjectEntry[]> => [],
};

/** The texts of requirements are those of the starter's own files, which are at hand when the facts are read. */
const withoutTexts = (facts: ProjectFacts): ProjectFacts => {
	const { dependencies } = facts;
	if (dependencies?.value.texts === undefined) return facts;
	const texts = Object.fromEntries(Object.keys(dependencies.value.texts).map((file) => [file, '']));
	return { ...facts, dependencies: { ...dependencies, value: { ...dependencies.value, texts } } };
};

const starters = starterDefinitions.map(async ({ id }) => {
	const files = starterFiles(id, { layout: 'locked', name: 'service' });
	return [id, withoutTexts(await detectProject(overlayReader(nothing, files), 'service'))] as const;
});

/** What detection finds in an empty folder, and in one that holds a starter in its usual layout; both are named "service". */
export default {
	empty: await detectProject(nothing, 'service'),
	...Object.fromEntries(await Promise.all(starters)),
};
