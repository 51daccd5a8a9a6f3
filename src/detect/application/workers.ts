import { chooseRoot, moduleName } from '../locate.ts';
import { depthOf } from '../paths.ts';
import { dottedName, type Expression, lastName } from '../python/expression.ts';
import type { PythonModule } from '../python/python-module.ts';
import { qualify } from '../python/qualify.ts';
import type { Sources } from '../sources.ts';
import { whatValueIs } from './builders.ts';
import type { Candidate } from './candidate.ts';
import { evidenceOf } from './evidence.ts';

/** What starts a worker: arguments after the interpreter, and the line that says so. */
interface Worker {
	readonly args: readonly string[];
	readonly line: number;
	readonly source: string;
	readonly score: number;
}

/** What takes its work from a queue and listens on no port: Celery, RQ, Dramatiq, arq and Huey. */
export const workerCandidates = (sources: Sources): readonly Candidate[] => {
	const modules = [...sources.modules.values()];
	const found = modules.flatMap((module) => {
		const root = chooseRoot(sources, module.path);
		const name = moduleName(module.path, root);
		const worker =
			findCelery(sources, module, name) ?? findRq(module, name) ?? findArq(module, name) ?? findHuey(module, name);
		return worker === undefined ? [] : [toCandidate(worker, { path: module.path, root })];
	});
	return [...found, ...findDramatiq(sources, modules)];
};

interface Place {
	readonly path: string;
	readonly root: string;
}

const toCandidate = ({ args, line, source, score }: Worker, { path, root }: Place): Candidate => ({
	application: { kind: 'command', args },
	framework: 'worker',
	speaks: 'own',
	path,
	root,
	evidence: evidenceOf(source, path, line),
	score: score - depthOf(path) * 4,
});

const findCelery = (sources: Sources, module: PythonModule, name: string): Worker | undefined => {
	const made = module.assignments.find(
		({ value, scope }) =>
			scope.kind === 'module' && whatValueIs(value, { sources, module, depth: 1 })?.framework === 'worker',
	);
	const args = ['-m', 'celery', '-A', name.replace(/\.celery$/, ''), 'worker'];
	return made && { args, line: made.line, source: made.source, score: 25 };
};

/** A script that calls `Worker(…).work()`, at once or in the function that it is started by. */
const findRq = (module: PythonModule, name: string): Worker | undefined => {
	if (!module.imports.some(({ module: origin }) => origin.split('.')[0] === 'rq')) return undefined;
	const work = module.calls.find(
		({ call, scope }) => lastName(call.callee) === 'work' && (scope.kind !== 'function' || module.hasMain),
	);
	if (work === undefined) return undefined;
	const args = name.includes('.') ? ['-m', name] : [module.path];
	return { args, line: work.line, source: `${dottedName(work.call.callee) || 'work'}(…)`, score: 35 };
};

const findArq = ({ classes, assignments }: PythonModule, name: string): Worker | undefined => {
	const settings = classes.find(
		(found) =>
			found.name.endsWith('WorkerSettings') &&
			assignments.some(({ target, scope }) => scope.className === found.name && /^(functions|cron_jobs)$/.test(target)),
	);
	const args = ['-m', 'arq', `${name}.${settings?.name}`];
	return settings && { args, line: settings.line, source: `class ${settings.name}`, score: 25 };
};

/** The module that names the queue and its tasks; one that only names the queue would get no work done. */
const findHuey = (module: PythonModule, name: string): Worker | undefined => {
	const task = module.functions.find(({ decorators }) =>
		decorators.some((decorator) => /^\w+\.(periodic_)?task$/.test(nameOf(decorator)) && isHuey(module, decorator)),
	);
	const queue = nameOf(task?.decorators.find((decorator) => isHuey(module, decorator))).split('.')[0];
	const args = ['-m', 'huey.bin.huey_consumer', `${name}.${queue}`];
	return task && { args, line: task.line, source: `def ${task.name}`, score: 25 };
};

const isHuey = ({ assignments, imports }: PythonModule, decorator: Expression): boolean => {
	const [queue = ''] = nameOf(decorator).split('.');
	const made = assignments.find(({ target }) => target === queue)?.value;
	if (made?.kind === 'call') return /Huey$/.test(lastName(made.callee));
	return imports.some(({ local, name }) => local === queue && /huey$/i.test(name ?? ''));
};

const nameOf = (decorator: Expression | undefined): string =>
	dottedName(decorator?.kind === 'call' ? decorator.callee : decorator);

/** Dramatiq is given all modules with actors at once, after the one that says where the broker is. */
const findDramatiq = (sources: Sources, modules: readonly PythonModule[]): readonly Candidate[] => {
	const found = modules.flatMap((module) => {
		const actor = module.functions.find(({ decorators }) =>
			decorators.some((decorator) => /(^|\.)dramatiq\.actor$/.test(qualify(module, nameOf(decorator)))),
		);
		return actor === undefined ? [] : [{ module, actor }];
	});
	const [first] = found;
	if (first === undefined) return [];
	const { path } = first.module;
	const root = chooseRoot(sources, path);
	const broker = modules.filter(({ calls }) =>
		calls.some(({ call, scope }) => lastName(call.callee) === 'set_broker' && scope.kind === 'module'),
	);
	const started = [...new Set([...broker, ...found.map(({ module }) => module)])];
	const args = ['-m', 'dramatiq', ...started.map((module) => moduleName(module.path, root))];
	const { line, name } = first.actor;
	return [toCandidate({ args, line, source: `def ${name}`, score: 25 }, { path, root })];
};
