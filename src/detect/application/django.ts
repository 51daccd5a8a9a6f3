import { type Detected, detected } from '../../core/detected.ts';
import { findModule, rootCandidates } from '../locate.ts';
import { depthOf, folderOf, nameOf } from '../paths.ts';
import { lastName, stringValue } from '../python/expression.ts';
import type { PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import type { Candidate } from './candidate.ts';

interface SettingsMention {
	readonly value: string;
	readonly evidence: string;
	readonly weight: number;
}

const variable = 'DJANGO_SETTINGS_MODULE';

/** The settings module that the service runs with: what wsgi.py or asgi.py names counts more than what manage.py names. */
export const detectDjangoSettings = (sources: Sources): Detected<string> | undefined => {
	const mentions = [...sources.modules.values()].flatMap(mentionsIn).sort((a, b) => b.weight - a.weight);
	const [best] = mentions;
	if (!best) return undefined;
	const values = [...new Set(mentions.map(({ value }) => value))];
	const evidence = mentions.filter(({ value }) => value === best.value).map((mention) => mention.evidence);
	const confidence = values.length === 1 ? 'certain' : 'likely';
	return detected(best.value, confidence, evidence, values.slice(1));
};

const mentionsIn = (module: PythonModule): readonly SettingsMention[] => {
	const found: { readonly value: string | undefined; readonly line: number }[] = [];
	for (const { call, line } of module.calls) {
		const isDefault = ['setdefault', 'putenv', 'getenv', 'get'].includes(lastName(call.callee));
		if (isDefault && stringValue(call.args[0]) === variable) found.push({ value: stringValue(call.args[1]), line });
	}
	for (const { target, value, line } of module.assignments) {
		if (target.includes('environ') && target.includes(variable)) found.push({ value: stringValue(value), line });
	}
	return found.flatMap(({ value, line }) =>
		value === undefined || /(^|\.)tests?(\.|_|$)|_test$/.test(value)
			? []
			: [{ value, evidence: `${variable} "${value}" in ${module.path} line ${line}`, weight: weightOf(module.path) }],
	);
};

/** The folder from which the settings that a module names can be imported, where it is not one that they lie below. */
export const settingsRoot = (sources: Sources, module: PythonModule): string | undefined => {
	const name = settingsNamedIn(module);
	if (name === undefined) return undefined;
	return rootCandidates(sources, module.path, { isPackaged: true }).find(
		(root) => findModule(sources, root, name) !== undefined,
	);
};

/** The settings module that a module names, for example "shop.settings". */
export const settingsNamedIn = (module: PythonModule): string | undefined => mentionsIn(module)[0]?.value;

/** True for a module that hands the name of its settings to Django, so is part of a Django project. */
export const namesDjangoSettings = (module: PythonModule): boolean => mentionsIn(module).length > 0;

const weights: Readonly<Record<string, number>> = { 'wsgi.py': 40, 'asgi.py': 35, 'manage.py': 20, 'celery.py': 10 };

const weightOf = (path: string): number => (weights[nameOf(path)] ?? 0) - depthOf(path);

/** A Django project without wsgi.py: Django's own factory makes the application from the settings that manage.py names. */
export const djangoFallback = (sources: Sources): readonly Candidate[] =>
	[...sources.modules.values()]
		.filter(({ path }) => nameOf(path) === 'manage.py')
		.flatMap((module) => {
			const [mention] = mentionsIn(module);
			if (!mention || !hasUrls(sources, folderOf(module.path), mention.value)) return [];
			return [
				{
					application: {
						kind: 'object' as const,
						module: 'django.core.wsgi',
						attribute: 'get_wsgi_application',
						factory: true,
					},
					framework: 'django' as const,
					speaks: 'wsgi' as const,
					path: module.path,
					root: folderOf(module.path),
					evidence: mention.evidence,
					score: 42 - depthOf(module.path) * 4,
				},
			];
		});

/** False where the settings are known and name no URLs, as they only serve Django's models to a worker. */
const hasUrls = ({ paths, modules }: Sources, root: string, settings: string): boolean => {
	const module = modules.get(findModule({ paths }, root, settings) ?? '');
	const isRest = module?.imports.some(
		({ name, level, module: origin }) => name === '*' && (level > 0 || paths.has(origin.split('.')[0] ?? '')),
	);
	return module === undefined || isRest === true || module.assignments.some(({ target }) => target === 'ROOT_URLCONF');
};
