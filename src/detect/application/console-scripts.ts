import { readSections } from '../dependencies/setup-cfg.ts';
import { parseToml, tableAt } from '../dependencies/toml.ts';
import { lastName, stringValue } from '../python/expression.ts';
import { parseModule } from '../python/parse-module.ts';
import type { Sources } from '../sources.ts';

/** A command that the project installs, for example "shop" of `shop = "shop.cli:main"`. */
export interface ConsoleScript {
	readonly name: string;
	readonly module: string;
	readonly file: string;
}

/** The console scripts of pyproject.toml, setup.cfg and setup.py. */
export const consoleScripts = async ({ readText }: Sources): Promise<readonly ConsoleScript[]> => {
	const [pyproject = '', cfg = '', setup = ''] = await Promise.all(
		['pyproject.toml', 'setup.cfg', 'setup.py'].map(readText),
	);
	const table = parseToml(pyproject);
	const inTables = [tableAt(table, 'project', 'scripts'), tableAt(table, 'tool', 'poetry', 'scripts')].flatMap(
		(scripts) => Object.entries(scripts).map(([name, target]) => ({ name, target: String(target) })),
	);
	const inLines = readSections(cfg).get('options.entry_points')?.get('console_scripts')?.split('\n') ?? [];
	return [
		...inTables.map(toScript('pyproject.toml')),
		...inLines.map(splitLine).map(toScript('setup.cfg')),
		...(setup.includes('console_scripts') ? entryPoints(setup) : []).map(splitLine).map(toScript('setup.py')),
	].filter(({ module }) => /^[\w.]+$/.test(module));
};

const splitLine = (line: string) => {
	const [name = '', target = ''] = line.split('=').map((part) => part.trim());
	return { name, target };
};

const toScript =
	(file: string) =>
	({ name, target }: { readonly name: string; readonly target: string }): ConsoleScript => ({
		name,
		module: target.split(':')[0]?.trim() ?? '',
		file,
	});

/** The texts of `entry_points={"console_scripts": ["name = module:function"]}`. */
const entryPoints = (setup: string): readonly string[] =>
	parseModule('setup.py', setup).calls.flatMap(({ call }) => {
		const points = lastName(call.callee) === 'setup' ? call.keywords.get('entry_points') : undefined;
		const entries = points?.kind === 'dict' ? points.entries : [];
		const list = entries.find(([key]) => stringValue(key) === 'console_scripts')?.[1];
		return list?.kind === 'list' ? list.items.flatMap((item) => stringValue(item) ?? []) : [];
	});
