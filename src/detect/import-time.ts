import { resolveModule } from './locate.ts';
import { folderOf, joinPath } from './paths.ts';
import type { PythonModule } from './python/python-module.ts';
import type { Sources } from './sources.ts';

const mostFiles = 300;

/** What a file must say to be parsed, where nothing else was a reason to: to follow its imports, its text is enough. */
const tellsOfSettings = /\benviron|\bgetenv\b|\bBaseSettings\b|\bdecouple\b/;

/** The parsed modules that run when these files are imported, the files themselves first. */
export const importedAtStart = async (sources: Sources, files: readonly string[]): Promise<readonly PythonModule[]> => {
	const reached = new Set<string>();
	for (let round = [...files]; round.length > 0 && reached.size < mostFiles; ) {
		for (const path of round) reached.add(path);
		const next = await Promise.all(round.map((path) => importsOf(sources, path)));
		round = [...new Set(next.flat())].filter((path) => !reached.has(path));
	}

	return [...reached].flatMap((path) => sources.modules.get(path) ?? []);
};

/** The files of the project that run when this one is imported, the packages that it lies in among them. */
const importsOf = async (sources: Sources, path: string): Promise<readonly string[]> => {
	if (!path.endsWith('.py')) return [];
	const text = (await sources.readText(path)) ?? '';
	if (tellsOfSettings.test(text)) await sources.load([path]);
	const module = sources.modules.get(path);
	const names = module === undefined ? namesInText(text) : namesInModule(module);
	const packaged = joinPath(folderOf(path), '__init__.py');
	return [
		...(sources.paths.has(packaged) ? [packaged] : []),
		...names.flatMap((name) => resolveModule(sources, path, name) ?? []),
	];
};

const namesInModule = ({ imports }: PythonModule): readonly string[] =>
	imports
		.filter(({ typeOnly, scope }) => !typeOnly && scope.kind === 'module')
		.flatMap(({ level, module, name }) => {
			const origin = '.'.repeat(level) + module;
			return name === undefined ? [origin] : [origin, within(origin, name)];
		});

/** Only what stands at the left edge surely runs; "from x import (a, b)" may go over several lines. */
const namesInText = (text: string): readonly string[] => [
	...[...text.matchAll(/^import[ \t]+([\w., \t]+)/gm)].flatMap(([, names = '']) => wordsOf(names)),
	...[...text.matchAll(/^from[ \t]+([.\w]+)[ \t]+import[ \t]+(?:\(([^)]*)\)|(.*))/gm)].flatMap(
		([, origin = '', inside, rest = '']) => [origin, ...wordsOf(inside ?? rest).map((name) => within(origin, name))],
	),
];

/** "a as b, c  # why" names a and c. */
const wordsOf = (list: string): readonly string[] =>
	list
		.replaceAll(/#.*/g, '')
		.split(',')
		.map((part) => part.trim().split(/\s/)[0] ?? '')
		.filter((name) => /^[\w.]+$/.test(name));

const within = (origin: string, name: string): string => `${origin}${origin.endsWith('.') ? '' : '.'}${name}`;
