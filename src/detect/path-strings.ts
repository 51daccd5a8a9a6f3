import { dottedName, type Expression, everyPart, lastName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';

const opens =
	/^(open|Path|join|joinpath|StaticFiles|Jinja2Templates|FileSystemLoader|send_from_directory|send_file|read_csv|read_json|read_excel|load|fileConfig|from_pyfile|Environment|static|add_static|StaticRoute|Config|from_file|load_dotenv|abspath|glob|listdir|exists|image|set_page_config|page_link|Page|switch_page|read_text|safe_load)$/;

const isPathKeyword = (name: string): boolean => /folder|directory|path|file|dirs?$|root/i.test(name);

/** Strings that name a file or a folder: they look like a path, or stand where one is expected. */
export const pathStrings = (module: PythonModule): readonly string[] => {
	const found = new Set(
		module.strings.filter((text) => /^[^\s:]*[/.][^\s:]*$/.test(text) || text.startsWith('sqlite')),
	);
	for (const { call } of module.calls) {
		const isOpen = opens.test(lastName(call.callee)) || /\bpath\b/i.test(dottedName(call.callee));
		for (const part of isOpen ? call.args.flatMap(everyPart) : []) if (part.kind === 'string') found.add(part.value);
		for (const [name, value] of call.keywords) {
			if (isPathKeyword(name)) for (const part of everyPart(value)) if (part.kind === 'string') found.add(part.value);
		}
	}
	for (const { target, value } of module.assignments) {
		const inPaths = isPathKeyword(target) ? everyPart(value) : everyPart(value).flatMap(valuesOnPaths);
		for (const part of inPaths) if (part.kind === 'string') found.add(part.value);
	}
	return [...found];
};

/** Names of files that are opened where they are named: `open("notes.md")`, `(BASE_DIR / "notes.md").read_text()`. */
export const openedNames = (module: PythonModule): readonly string[] =>
	module.calls.flatMap(({ call }) => {
		const { callee, args } = call;
		const isMethod = callee.kind === 'member' && /^(open|read_text|read_bytes)$/.test(lastName(callee));
		const isOpen = /^((io|codecs)\.)?open$/.test(dottedName(callee));
		const opened = isOpen ? args.slice(0, 1) : isMethod ? [callee.of] : [];
		const names = opened.flatMap(everyPart).flatMap((part) => stringValue(part) ?? []);
		return names.map((name) => name.replace(/^.*\//, ''));
	});

/** What is joined to a path, and what a dictionary has under a key for paths, such as DIRS in Django's TEMPLATES. */
const valuesOnPaths = (part: Expression): readonly Expression[] => {
	if (part.kind === 'operation') return everyPart(part);
	if (part.kind !== 'dict') return [];
	return part.entries.flatMap(([key, value]) => (isPathKeyword(stringValue(key) ?? '') ? everyPart(value) : []));
};

/** The names on the way that these strings lead: each part of a path, whether it starts at a root, a dot or a URL. */
export const namesOnPaths = (strings: readonly string[]): ReadonlySet<string> =>
	new Set(
		strings.flatMap((text) => [
			...text
				.replace(/^(\.{0,2}\/)+/, '')
				.replace(/^sqlite\w*:\/+/, '')
				.split('/'),
			...text.split('/').slice(1),
		]),
	);
