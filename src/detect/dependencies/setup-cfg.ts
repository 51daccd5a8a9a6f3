import type { SetupFacts } from './setup-facts.ts';

type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads the options of setup.cfg; undefined when it has none for a package. */
export const readSetupCfg = (text: string): SetupFacts | undefined => {
	const sections = readSections(text);
	const options = sections.get('options');
	if (options === undefined) return undefined;
	const written = options.get('install_requires') ?? '';
	const [, files] = /^\s*file:\s*(.*)$/s.exec(written) ?? [];
	return {
		file: 'setup.cfg',
		name: sections.get('metadata')?.get('name'),
		requirements: files === undefined ? valuesOf(written) : [],
		extras: new Map(
			[...(sections.get('options.extras_require') ?? [])].map(([name, value]) => [name, valuesOf(value)]),
		),
		requiresPython: options.get('python_requires'),
		isComputed: false,
		readsFiles:
			files === undefined
				? []
				: files
						.split(/[,\n]/)
						.map((file) => file.trim())
						.filter(Boolean),
	};
};

/** The parser of setup.cfg: sections, keys, and values that go on in indented lines. */
export const readSections = (text: string): Sections => {
	const sections = new Map<string, Map<string, string>>();
	let section = new Map<string, string>();
	let key: string | undefined;
	for (const line of text.split(/\r?\n/)) {
		if (/^\s*[#;]/.test(line)) continue;
		const [, title] = /^\[([^\]]+)\]/.exec(line) ?? [];
		const [, name, value] = /^([^\s=:[][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
		if (title !== undefined) {
			section = sections.get(title) ?? new Map();
			sections.set(title, section);
			key = undefined;
		} else if (/^\s/.test(line) && key !== undefined) {
			section.set(key, `${section.get(key) ?? ''}\n${line.trim()}`);
		} else if (name !== undefined) {
			key = name.toLowerCase();
			section.set(key, value ?? '');
		}
	}
	return sections;
};

const valuesOf = (value: string): readonly string[] =>
	value
		.split('\n')
		.map((line) => line.replace(/\s+#.*$/, '').trim())
		.filter((line) => line !== '');
