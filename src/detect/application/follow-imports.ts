import { resolveModule, resolveName } from '../locate.ts';
import { depthOf, nameOf } from '../paths.ts';
import type { PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';

const rounds = 3;
const mostStarts = 16;
const mostFiles = 24;

/** Loads what the likely entry points import by name, so that factories and classes defined elsewhere are understood. */
export const followImports = async (sources: Sources): Promise<void> => {
	let modules = [...sources.modules.values()].filter(isEntry).slice(0, mostStarts);
	for (let round = 0; round < rounds && modules.length > 0; round += 1) {
		const wanted = new Set(modules.flatMap((module) => importedFiles(sources, module)));
		const fresh = [...wanted].filter((path) => !sources.modules.has(path)).slice(0, mostFiles);
		modules = [...(await sources.load(fresh))];
	}
};

const isEntry = ({ path }: PythonModule): boolean =>
	depthOf(path) === 0 ||
	/^(wsgi|asgi|app|main|application|server|__main__|__init__)\b/.test(nameOf(path)) ||
	/[aw]sgi\//.test(path);

/** Files of names that the module calls at its top level, or that look like applications and what makes them. */
const importedFiles = (sources: Sources, module: PythonModule): readonly string[] =>
	module.imports.flatMap(({ level, module: origin, name, local, typeOnly }) => {
		if (typeOnly || name === undefined) return [];
		const isCalled = module.assignments.some(({ value }) => value.kind === 'call' && calls(value.callee, local));
		if (!isCalled && name !== '*' && !/app|create|server|main/i.test(name)) return [];
		const dotted = '.'.repeat(level) + origin;
		if (name === '*') return resolveModule(sources, module.path, dotted) ?? [];
		const separator = dotted === '' || dotted.endsWith('.') ? '' : '.';
		const direct = resolveModule(sources, module.path, `${dotted}${separator}${name}`);
		return direct?.endsWith('.py')
			? direct
			: (resolveName(sources, module.path, `${dotted}${separator}${name}`)?.path ?? []);
	});

const calls = (callee: { readonly kind: string; readonly name?: string }, local: string): boolean =>
	callee.name === local || callee.name?.startsWith(`${local}.`) === true;
