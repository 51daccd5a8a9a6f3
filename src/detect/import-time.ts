import { resolveModule } from './locate.ts';
import type { PythonModule } from './python/python-module.ts';
import type { Sources } from './sources.ts';

/** The parsed modules that run when these files are imported, the files themselves first. */
export const importedAtStart = (sources: Sources, files: readonly string[]): readonly PythonModule[] => {
	const found = new Map<string, PythonModule>();
	const queue = [...files];
	for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
		const module = sources.modules.get(path);
		if (module === undefined || found.has(path)) continue;
		found.set(path, module);
		for (const imported of module.imports) {
			if (imported.typeOnly || imported.scope.kind !== 'module') continue;
			const origin = '.'.repeat(imported.level) + imported.module;
			const separator = origin === '' || origin.endsWith('.') ? '' : '.';
			const names = imported.name === undefined ? [origin] : [origin, `${origin}${separator}${imported.name}`];
			queue.push(...names.flatMap((name) => resolveModule(sources, path, name) ?? []));
		}
	}
	return [...found.values()];
};
