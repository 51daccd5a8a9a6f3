import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { templatesPlugin } from './templates-plugin.ts';

const prefix = 'virtual:known/';

/**
 * Makes `virtual:known/NAME`: the value that scripts/known/NAME.ts works out when the bundle is made, so that a run needs
 * neither the code nor the time for it.
 */
export const knownPlugin = () => ({
	name: 'known',
	resolveId: (id: string) => (id.startsWith(prefix) ? `\0${id}` : undefined),
	transform: (code: string, id: string) => shortenPractice(code, id),
	load: async (id: string) => (id.startsWith(`\0${prefix}`) ? knownModule(id.slice(prefix.length + 1)) : undefined),
});

const shortenPractice = async (code: string, id: string): Promise<string | undefined> => {
	const slug = /\/src\/core\/practices\/([\w-]+)\.ts$/.exec(id.replaceAll('\\', '/'))?.[1];
	if (slug === undefined) return undefined;
	const shortened = withoutFurtherExamples(code);
	return Object.hasOwn(await known('practice-texts'), slug) ? withoutKnownTexts(shortened, slug) : shortened;
};

/** Of the examples of a practice `explain` shows the first; the others are there for the tests and the docs. */
const withoutFurtherExamples = (code: string): string =>
	code.replaceAll(/^(\t\t(?:good|bad): \[\n\t{3}['"`].*['"`],\n)(?:\t{3}['"`].*['"`],\n)+/gm, '$1');

/** A practice takes the texts that are known from there, so that they are in the bundle once. */
const withoutKnownTexts = (code: string, slug: string): string => {
	const shortened = code.replaceAll(/^\t(?:title|why|comment): ['"`].*['"`],\n/gm, '');
	return `import { practiceText } from '../practice-texts.ts';\n${shortened.replace(/^\tslug: /m, `\t...practiceText('${slug}'),\n$&`)}`;
};

const values = new Map<string, Promise<object>>();

/** Each value is worked out once. */
const known = (name: string): Promise<object> => {
	const value = values.get(name) ?? evaluate(path.resolve(import.meta.dirname, `known/${name}.ts`));
	values.set(name, value);
	return value;
};

const knownModule = async (name: string): Promise<string> => {
	const value = await known(name);
	const entries = Object.entries(value).map(
		([key, entry]) => `get ${JSON.stringify(key)}() { return ${lazy(entry)}; }`,
	);
	return `export default { ${entries.join(', ')} };\n`;
};

/** Text costs nothing until it is asked for. */
const lazy = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** The default export of a module of ours, which is bundled first, as it needs the templates. */
const evaluate = async (input: string): Promise<object> => {
	const folder = mkdtempSync(path.join(tmpdir(), 'known-'));
	try {
		const file = path.join(folder, 'known.mjs');
		const output = { file, format: 'esm', codeSplitting: false } as const;
		await build({ input, platform: 'node', plugins: [templatesPlugin()], logLevel: 'silent', output });
		return (await import(pathToFileURL(file).href)).default;
	} finally {
		rmSync(folder, { recursive: true });
	}
};
