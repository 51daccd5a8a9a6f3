import type { Answers } from '../../core/answers.ts';
import { normalizePackageName } from '../../core/package-name.ts';
import type { ProjectFacts } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';

/** What to say of an application whose module is neither here nor named like a dependency; most often it is misspelt. */
export const absentModule = async (
	{ application, starter = 'none' }: Partial<Answers>,
	{ facts, reader }: { readonly facts: ProjectFacts; readonly reader: ProjectReader },
): Promise<string | undefined> => {
	if (application?.kind !== 'object' || starter !== 'none') return undefined;
	const { module } = application;
	const [first = ''] = module.split('.');
	if (facts.dependencies?.value.packages.includes(normalizePackageName(first)) === true) return undefined;
	const roots = [...new Set(['', ...facts.sourceRoots])].map((root) => (root === '' ? '' : `${root}/`));
	const places = roots.flatMap((root) => ['.py', ''].map((end) => `${root}${module.replaceAll('.', '/')}${end}`));
	const found = await Promise.all(places.map((place) => reader.exists(place)));
	if (found.includes(true)) return undefined;
	return `No module ${module} was found here: the service starts only if a dependency brings it. Otherwise name another with --app.`;
};
