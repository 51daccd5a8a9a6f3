import type { Flag } from '../dockerfile.ts';

const withFlags = new Set(['ADD', 'COPY', 'FROM', 'HEALTHCHECK', 'RUN']);
const withJson = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME']);

/** Splits the flags, for example --mount=…, from what follows them. */
export const takeFlags = (
	keyword: string,
	text: string,
): { readonly flags: readonly Flag[]; readonly argument: string } => {
	const flags: Flag[] = [];
	let rest = text.trimStart();
	if (!withFlags.has(keyword)) return { flags, argument: rest };
	for (;;) {
		const match = /^--([\w-]+)(?:=("[^"]*"|\S*))?(?:\s+|$)/.exec(rest);
		if (match === null) return { flags, argument: rest };
		flags.push({ name: match[1] ?? '', value: (match[2] ?? '').replace(/^"(.*)"$/, '$1') });
		rest = rest.slice(match[0].length);
	}
};

/** The strings of the JSON form; undefined for the shell form, which is also what builders take broken JSON for. */
export const jsonForm = (keyword: string, argument: string): readonly string[] | undefined => {
	if (!withJson.has(keyword)) return undefined;
	const text = keyword === 'HEALTHCHECK' ? argument.replace(/^CMD\s+/i, '') : argument;
	if (!text.startsWith('[')) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
	} catch {
		return undefined;
	}
};
