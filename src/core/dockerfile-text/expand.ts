/** Looks a variable up; undefined leaves it as it stands. */
export type Lookup = (name: string) => string | undefined;

/** Expands `$name`, `${name}`, `${name:-default}` and `${name:+other}` as the builder does; unknown ones stay. */
export const expand = (text: string, lookup: Lookup): string =>
	text.replace(
		/\\\$|\$(?:(\w+)|\{(\w+)(?:(:?[-+?])((?:\$\{[^}]*\}|[^{}])*))?[^}]*\})/g,
		(whole, plain?: string, braced?: string, operator = '', word = '') => {
			if (whole === '\\$') return whole;
			const value = lookup(plain ?? braced ?? '');
			if (operator.endsWith('-')) return value === undefined || value === '' ? expand(word, lookup) : value;
			if (operator.endsWith('+')) return value === undefined || value === '' ? '' : expand(word, lookup);
			return value ?? whole;
		},
	);

/** The names of the variables that a text refers to and that have no default in it. */
export const variablesIn = (text: string): readonly string[] => {
	const names: string[] = [];
	for (const match of text.matchAll(/\\.|\$(?:(\w+)|\{(\w+)([^}]*)\})/g)) {
		const name = match[1] ?? match[2];
		if (name !== undefined && !/^:?[-+?]/.test(match[3] ?? '')) names.push(name);
	}
	return names;
};
