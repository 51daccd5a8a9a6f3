import { pythonVersions } from '../core/bases/python-versions.ts';
import { type Detected, detected } from '../core/detected.ts';
import { resolveModule } from './locate.ts';
import type { PythonModule } from './python/python-module.ts';
import type { DetectedPython } from './python-version.ts';
import type { Sources } from './sources.ts';

/** What left Python's library, by the first minor version without it: https://docs.python.org/3/whatsnew/3.13.html, and 3.12. */
const removed: readonly (readonly [minor: number, names: RegExp])[] = [
	[12, /^(asynchat|asyncore|distutils|imp|smtpd)$/],
	[13, /^(aifc|audioop|cgi|cgitb|chunk|crypt|imghdr|mailcap|nntplib|pipes|sndhdr|spwd|sunau|telnetlib|uu|xdrlib)$/],
];

/** Packages that bring such a module back. */
const replacements = /^(legacy-cgi|audioop-lts|standard-\w+)$/;

export interface RemovalContext {
	readonly atStart: readonly PythonModule[];
	readonly packages: readonly string[];
	readonly python: DetectedPython;
	readonly allowed: readonly string[] | undefined;
}

/** The newest Python that still has what the service imports, where none is named; otherwise a word on the one that is. */
export const beforeRemoval = (
	sources: Sources,
	{ atStart, packages, python, allowed }: RemovalContext,
): { readonly pythonVersion?: Detected<string>; readonly warnings: readonly string[] } => {
	const found = packages.some((name) => replacements.test(name))
		? undefined
		: atStart.flatMap((module) => lostImports(sources, module)).sort((a, b) => a.minor - b.minor)[0];
	if (found === undefined) return { warnings: [] };
	const { minor, name, place } = found;
	const older = pythonVersions.map(({ version }) => version).find((version) => minorOf(version) < minor);
	if (python.pythonVersion === undefined && older !== undefined && allowed?.includes(older) !== false)
		return {
			pythonVersion: detected(older, 'likely', [`${name}, which is gone since Python 3.${minor}, in ${place}`]),
			warnings: [],
		};
	if (minorOf(python.pythonVersion?.value ?? '3.99') < minor) return { warnings: [] };
	return {
		warnings: [`${place} imports ${name}, which is gone since Python 3.${minor}: replace it, or take an older Python.`],
	};
};

const minorOf = (version: string): number => Number(version.split('.')[1]);

const lostImports = (sources: Sources, module: PythonModule) =>
	module.imports.flatMap(({ level, module: origin, scope, line }) => {
		const [name = ''] = origin.split('.');
		const minor = removed.find(([, names]) => names.test(name))?.[0];
		const isSure = level === 0 && scope.kind === 'module' && scope.isConditional !== true;
		if (minor === undefined || !isSure || resolveModule(sources, module.path, name) !== undefined) return [];
		return [{ minor, name, place: `${module.path} line ${line}` }];
	});
