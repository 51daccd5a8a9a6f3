import { labelled } from '../core/columns.ts';
import type { Detected } from '../core/detected.ts';
import { frameworkTitles } from '../core/framework-titles.ts';
import type { Framework, ProjectFacts, ProjectPath } from '../core/project-facts.ts';
import { formatApplication } from '../core/questions/application.ts';
import { someOf } from '../core/words.ts';
import { printable } from './printable.ts';

/** What was found in the project, each fact with the place it was read from. */
export const describeFacts = (facts: ProjectFacts, columns: number): readonly string[] => {
	const rows = factRows(facts).map(([label, value]) => [label, printable(value)] as const);
	return rows.length === 0 ? ['nothing that a service is made of'] : labelled(rows, { columns });
};

const factRows = (facts: ProjectFacts): readonly (readonly [string, string])[] => [
	...row('Framework', facts.framework, (value) => frameworkTitle(value, facts.frameworkVersion?.value)),
	...row('Application', facts.application, formatApplication),
	...row('Dependencies', facts.dependencies, ({ manager, files }) => `${manager}: ${files.join(', ')}`),
	...row('Python', facts.pythonVersion, (value) => value),
	...row('Server', facts.server, (value) => value),
	...row('Port', facts.port, String),
	...row('Health path', facts.healthPath, (value) => value),
	...(facts.files.value.length === 0 ? [] : row('Files', facts.files, listPaths)),
	...(facts.systemPackages.value.length === 0
		? []
		: row('System', facts.systemPackages, (found) => found.map(({ neededBy }) => neededBy).join(', '))),
	...(facts.writablePaths.value.length === 0 ? [] : row('Writes to', facts.writablePaths, (paths) => paths.join(', '))),
	...(facts.requiredEnvironment.value.length === 0
		? []
		: row('Needs', facts.requiredEnvironment, (names) => names.join(', '))),
];

const row = <T>(label: string, fact: Detected<T> | undefined, format: (value: T) => string) => {
	if (fact === undefined) return [];
	const doubt = fact.confidence === 'unsure' ? ', not sure' : '';
	const [evidence] = fact.evidence;
	const reason = evidence === undefined && doubt === '' ? '' : ` (${evidence ?? 'no evidence'}${doubt})`;
	return [[label, `${format(fact.value)}${reason}`] as const];
};

/** Where no framework was found, the fact says what kind of program it is. */
const titles: Readonly<Record<Framework, string>> = {
	...frameworkTitles,
	wsgi: 'plain WSGI',
	asgi: 'plain ASGI',
	script: 'a program that listens by itself',
	worker: 'a worker without a port',
};

const frameworkTitle = (framework: Framework, version: string | undefined): string =>
	version === undefined ? titles[framework] : `${titles[framework]} ${version}`;

const mostPaths = 12;

const listPaths = (paths: readonly ProjectPath[]): string =>
	someOf(
		paths.map(({ path, kind }) => (kind === 'folder' ? `${path}/` : path)),
		mostPaths,
	);
