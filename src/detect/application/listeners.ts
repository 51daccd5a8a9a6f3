import type { Application, Framework } from '../../core/project-facts.ts';
import { chooseRoot, moduleName } from '../locate.ts';
import { depthOf, joinPath, nameOf } from '../paths.ts';
import { type CallExpression, dottedName, lastName } from '../python/expression.ts';
import type { Call, PythonModule } from '../python/python-module.ts';
import { qualify } from '../python/qualify.ts';
import type { Sources } from '../sources.ts';
import { whatImportIs, whatValueIs } from './builders.ts';
import type { Candidate } from './candidate.ts';
import { evidenceOf } from './evidence.ts';

interface Listener {
	readonly framework: Framework;
	readonly line: number;
	readonly source: string;
	readonly score: number;
}

/** A module that is started itself, and listens. */
export const listenerCandidates = (sources: Sources, module: PythonModule): readonly Candidate[] => {
	const listener = findStreamlit(module) ?? findRun(sources, module);
	if (!listener) return [];
	const root = chooseRoot(sources, module.path);
	return [
		{
			application: commandFor(listener.framework, module, { root, sources }),
			framework: listener.framework,
			speaks: 'own',
			path: module.path,
			root,
			evidence: evidenceOf(listener.source, module.path, listener.line),
			score: listener.score - depthOf(module.path) * 4 + (isEntryName(module.path) ? 12 : 0),
		},
	];
};

const isEntryName = (path: string): boolean =>
	/^(app|main|server|run|start|bot|worker|service|application|__main__|index|streamlit_app|home)\.py$/i.test(
		nameOf(path),
	);

interface Place {
	readonly root: string;
	readonly sources: Sources;
}

const commandFor = (framework: Framework, module: PythonModule, { root, sources }: Place): Application => {
	const name = moduleName(module.path, root);
	if (framework === 'streamlit') return command('-m', 'streamlit', 'run', module.path);
	if (nameOf(module.path) === '__main__.py') return command('-m', name.replace(/\.?__main__$/, '') || name);
	// A module that only defines what listens starts nothing by itself; its package may.
	const [top = ''] = name.split('.');
	if (!module.hasMain && top !== name && sources.paths.has(joinPath(root, top, '__main__.py')))
		return command('-m', top);
	const isLoose = !name.includes('.');
	return isLoose ? command(module.path) : command('-m', name);
};

const command = (...args: readonly string[]): Application => ({ kind: 'command', args });

const findStreamlit = (module: PythonModule): Listener | undefined => {
	const found = module.imports.find(({ module: origin, level }) => level === 0 && origin === 'streamlit');
	if (!found) return undefined;
	const used = module.calls.filter(({ call, scope }) => {
		const name = dottedName(call.callee);
		return scope.kind !== 'function' && (name.startsWith(`${found.local}.`) || scope.kind === 'main');
	});
	const configures = module.calls.some(({ call }) => dottedName(call.callee).endsWith('.set_page_config'));
	if (used.length === 0 && !configures) return undefined;
	const isPage = /(^|\/)pages\//.test(module.path);
	const score = 45 + (configures ? 15 : 0) + (module.hasMain ? 5 : 0) - (isPage ? 40 : 0);
	return { framework: 'streamlit', line: found.line, source: 'import streamlit', score };
};

/** Calls that listen and do not return, by full name; the framework they belong to. */
const runners: Readonly<Record<string, Framework>> = {
	'aiohttp.web.run_app': 'aiohttp',
	'aiohttp.web._run_app': 'aiohttp',
	'tornado.httpserver.HTTPServer': 'tornado',
	'http.server.HTTPServer': 'script',
	'http.server.ThreadingHTTPServer': 'script',
	'socketserver.TCPServer': 'script',
	'socketserver.ThreadingTCPServer': 'script',
	'wsgiref.simple_server.make_server': 'script',
	'asyncio.start_server': 'script',
	'grpc.server': 'script',
	'grpc.aio.server': 'script',
	'websockets.serve': 'script',
	'websockets.asyncio.server.serve': 'script',
	'prometheus_client.start_http_server': 'script',
	'nicegui.ui.run': 'script',
	'bottle.run': 'bottle',
	'web.run_app': 'aiohttp',
};

const findRun = (sources: Sources, module: PythonModule): Listener | undefined => {
	for (const found of module.calls) {
		const name = qualify(module, dottedName(found.call.callee));
		const framework = runners[name] ?? frameworkOfRun(sources, module, found);
		if (!framework) continue;
		// What serves one request at a time is there for trying out; its application can be given to a server.
		const isTrial = name.startsWith('wsgiref.');
		const score = (found.scope.kind === 'function' ? 30 : 50) + (module.hasMain ? 10 : 0) - (isTrial ? 30 : 0);
		return {
			framework,
			line: found.line,
			source: describe(found.call),
			score: framework === 'script' && !module.hasMain ? score - 15 : score,
		};
	}
	return undefined;
};

const describe = (call: CallExpression): string => `${dottedName(call.callee) || lastName(call.callee)}(…)`;

/** `app.run()`, `demo.launch()`, `app.listen(8888)` on an object that listens by itself. */
const frameworkOfRun = (sources: Sources, module: PythonModule, { call }: Call): Framework | undefined => {
	if (!/^(run|launch|run_server|listen|serve|start)$/.test(lastName(call.callee))) return undefined;
	const receiver = dottedName(call.callee).split('.').slice(0, -1).join('.');
	const lookup = { sources, module, depth: 3 };
	const direct = call.callee.kind === 'member' ? whatValueIs(call.callee.of, lookup) : undefined;
	const assigned = module.assignments.filter(({ target }) => target === receiver);
	const what = direct ?? assigned.map(({ value }) => whatValueIs(value, lookup)).find((found) => found !== undefined);
	const imported = what ?? whatImportIs(receiver, lookup) ?? importedApplication(sources, module, receiver);
	if (!imported) return undefined;
	const listens = imported.speaks === 'own' || imported.framework === 'sanic' || imported.framework === 'bottle';
	return listens && imported.framework !== 'worker' ? imported.framework : undefined;
};

const importedApplication = (sources: Sources, module: PythonModule, name: string) => {
	const found = module.imports.find(({ local }) => local === name);
	if (!found?.name) return undefined;
	const home = [...sources.modules.values()].find(
		({ path }) =>
			path.endsWith(`${found.module.split('.').at(-1)}.py`) || path.endsWith(`/${found.module}/__init__.py`),
	);
	const assigned = home?.assignments.find(({ target }) => target === found.name);
	return home && assigned && whatValueIs(assigned.value, { sources, module: home, depth: 2 });
};
