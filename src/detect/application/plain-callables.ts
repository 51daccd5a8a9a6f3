import { chooseRoot, moduleName } from '../locate.ts';
import { depthOf } from '../paths.ts';
import type { PythonFunction, PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import type { Candidate, Speaks } from './candidate.ts';
import { evidenceOf } from './evidence.ts';

/** Functions that are applications themselves: `def app(environ, start_response)`, `async def app(scope, receive, send)`. */
export const plainCallables = (sources: Sources, module: PythonModule): readonly Candidate[] =>
	module.functions.flatMap((found) => {
		const speaks = found.scope.kind === 'module' && !found.scope.className ? speaksOf(found) : undefined;
		if (!speaks) return [];
		const root = chooseRoot(sources, module.path);
		const conventional = /^(app|application)$/.test(found.name);
		return [
			{
				application: {
					kind: 'object' as const,
					module: moduleName(module.path, root),
					attribute: found.name,
					factory: false,
				},
				framework: speaks,
				speaks,
				path: module.path,
				root,
				evidence: evidenceOf(`def ${found.name}(${found.parameters.join(', ')})`, module.path, found.line),
				score: (conventional ? 62 : 35) - depthOf(module.path) * 4,
			},
		];
	});

const speaksOf = ({ parameters, isAsync }: PythonFunction): Extract<Speaks, 'wsgi' | 'asgi'> | undefined => {
	const names = parameters.join(' ');
	if (/^env(iron)? start_response$/.test(names)) return 'wsgi';
	return isAsync && names === 'scope receive send' ? 'asgi' : undefined;
};
