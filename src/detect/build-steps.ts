import { type Detected, detected } from '../core/detected.ts';
import type { BuildStep, Framework } from '../core/project-facts.ts';
import { type Expression, everyPart, stringValue } from './python/expression.ts';
import type { Assignment } from './python/python-module.ts';
import type { Sources } from './sources.ts';

/** What must run once when the image is built. */
export const detectBuildSteps = (
	sources: Sources,
	framework: Framework | undefined,
): Detected<readonly BuildStep[]> => {
	const found = framework === 'django' ? collectStatic(sources) : undefined;
	return found ?? detected([], 'likely', []);
};

/** Django collects static files only where settings say where to put them, and a manage.py can run it. */
const collectStatic = (sources: Sources): Detected<readonly BuildStep[]> | undefined => {
	const settings = [...sources.modules.values()].flatMap((module) =>
		module.assignments
			.filter(({ target }) => target === 'STATIC_ROOT')
			.map((assignment) => ({ assignment, path: module.path })),
	);
	const [first] = settings;
	const hasStaticFiles = [...sources.modules.values()].some(({ strings }) =>
		strings.includes('django.contrib.staticfiles'),
	);
	if (first === undefined || !hasStaticFiles || !sources.paths.has('manage.py')) return undefined;
	const folder = folderName(first.assignment);
	const evidence = `STATIC_ROOT in ${first.path} line ${first.assignment.line}`;
	if (folder === undefined) return undefined;
	const step: BuildStep = { id: 'collectstatic', args: ['manage.py', 'collectstatic', '--noinput'], outputs: [folder] };
	return detected([step], 'likely', [evidence]);
};

/** "staticfiles" of `BASE_DIR / "staticfiles"` and of `os.path.join(BASE_DIR, "staticfiles")`; absolute paths are not ours. */
const folderName = ({ value }: Assignment): string | undefined => {
	const parts = everyPart(value)
		.map(pathPart)
		.filter((part) => part !== undefined);
	const joined = parts.join('/');
	return /^[\w.-]+(\/[\w.-]+)*$/.test(joined) && !joined.includes('..') ? joined : undefined;
};

const pathPart = (expression: Expression): string | undefined => stringValue(expression);
