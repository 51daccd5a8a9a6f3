import { chooseRoot, moduleName } from '../locate.ts';
import { depthOf } from '../paths.ts';
import type { PythonFunction, PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import type { Candidate } from './candidate.ts';
import { evidenceOf } from './evidence.ts';

/** `def create_app(argv)`, which `python -m aiohttp.web` calls with what is left of the command line. */
export const aiohttpFactory = (
	sources: Sources,
	{ path }: PythonModule,
	{ name, line, parameters, required, isAsync }: PythonFunction,
): readonly Candidate[] => {
	if (parameters.length === 0 || required > 1 || isAsync) return [];
	const root = chooseRoot(sources, path);
	const args = ['-m', 'aiohttp.web', '-H', '0.0.0.0', '-P', '8080', `${moduleName(path, root)}:${name}`];
	return [
		{
			application: { kind: 'command', args },
			framework: 'aiohttp',
			speaks: 'own',
			path,
			root,
			evidence: evidenceOf(`def ${name}(${parameters.join(', ')})`, path, line),
			score: 40 - depthOf(path) * 4,
		},
	];
};
