import { type Detected, detected } from '../core/detected.ts';
import { isEnvironmentName } from '../core/quoting.ts';
import { dottedName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';
import { qualify } from './python/qualify.ts';
import type { Sources } from './sources.ts';

interface Mention {
	readonly name: string;
	readonly evidence: string;
}

/** Environment variables that the code reads, without a default, while its modules are imported. */
export const detectRequiredEnvironment = (sources: Sources): Detected<readonly string[]> => {
	const mentions = [...sources.modules.values()].flatMap(mentionsIn);
	const names = [...new Set(mentions.map(({ name }) => name))];
	return detected(
		names,
		'likely',
		mentions.map(({ evidence }) => evidence),
	);
};

const mentionsIn = (module: PythonModule): readonly Mention[] =>
	module.lookups.flatMap(({ item, line, scope }) => {
		const name = stringValue(item.key);
		const isEnvironment = qualify(module, dottedName(item.of)) === 'os.environ';
		if (
			!isEnvironment ||
			name === undefined ||
			!isEnvironmentName(name) ||
			scope.kind !== 'module' ||
			isAssigned(module, name)
		)
			return [];
		return [{ name, evidence: `os.environ["${name}"] in ${module.path} line ${line}` }];
	});

/** `os.environ["X"] = …` sets a variable, and does not need it. */
const isAssigned = (module: PythonModule, name: string): boolean =>
	module.assignments.some(({ target }) => target.includes('environ[') && target.includes(name));
