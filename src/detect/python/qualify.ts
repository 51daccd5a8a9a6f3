import type { PythonModule } from './python-module.ts';

/**
 * The full name of a dotted name as the module imports it: "F" becomes "flask.Flask" after `from flask import Flask as F`.
 * Relative imports keep their dots, for example "..factory.create_app". A name that is not imported stays as it is.
 */
export const qualify = (module: PythonModule, dotted: string): string => {
	const [first = '', ...rest] = dotted.split('.');
	const found = module.imports.find(({ local, name }) => local === first && name !== '*');
	if (!found) return dotted;
	const origin = '.'.repeat(found.level) + found.module;
	if (found.name === undefined) {
		const isPlain = found.local === found.module.split('.')[0];
		return isPlain ? dotted : [origin, ...rest].join('.');
	}
	const separator = origin === '' || origin.endsWith('.') ? '' : '.';
	return [`${origin}${separator}${found.name}`, ...rest].join('.');
};
