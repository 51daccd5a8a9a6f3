import type { Application } from '../project-facts.ts';

/** Where the module of the application may lie among the copied files, the likeliest first. */
export const codeFileCandidates = (application: Application, roots: readonly string[]): readonly string[] => {
	const names = application.kind === 'object' ? moduleFiles(application.module) : scriptFiles(application.args);
	return [...new Set(['', ...roots])].flatMap((root) => names.map((name) => (root === '' ? name : `${root}/${name}`)));
};

const moduleFiles = (module: string): readonly string[] => {
	const path = module.replaceAll('.', '/');
	return [`${path}.py`, `${path}/__init__.py`];
};

const scriptFiles = (args: readonly string[]): readonly string[] => {
	const module = args[0] === '-m' && args[1] !== undefined ? moduleFiles(args[1]) : [];
	return [...args.filter((word) => word.endsWith('.py')), ...module];
};
