import { type Expression, lastName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';

export interface Setting {
	readonly name: string;
	readonly value: Expression;
	readonly line: number;
	/** The texts beside it in its dictionary and in those around that one, by their names. */
	readonly beside: ReadonlyMap<string, string>;
}

/** Names that are assigned, those inside dictionaries with them, and those that `app.config.update(…)` is given. */
export const settingsOf = ({ assignments, calls }: PythonModule): readonly Setting[] => [
	...assignments.flatMap(({ target, value, line }) => {
		const name = target.replace(/^.*\[["']|["']\]$/g, '').replace(/^.*\./, '');
		return [{ name, value, line, beside: nothing }, ...settingsIn(value, line)];
	}),
	...calls.flatMap(({ call, line }) => {
		if (!/^(update|from_mapping|dictConfig)$/.test(lastName(call.callee))) return [];
		const given = [...call.keywords].map(([name, value]) => ({ name, value, line, beside: nothing }));
		return [...given, ...call.args.flatMap((value) => settingsIn(value, line))];
	}),
];

const nothing: ReadonlyMap<string, string> = new Map();

const settingsIn = (value: Expression, line: number, around = nothing): readonly Setting[] => {
	if (value.kind !== 'dict') return [];
	const named = value.entries.map(([key, entry]) => [stringValue(key) ?? '', entry] as const);
	const beside = new Map([...around, ...named.map(([name, entry]) => [name, stringValue(entry) ?? ''] as const)]);
	return named.flatMap(([name, entry]) => [{ name, value: entry, line, beside }, ...settingsIn(entry, line, beside)]);
};
