import { normalizePackageName } from '../../core/package-name.ts';
import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { outerPath } from '../paths.ts';
import { type Candidate, type DetectContext, toCandidate } from './candidate.ts';
import { indexWarnings } from './indexes.ts';
import { type PipfileLock, readPipfileLock } from './pipfile-lock.ts';
import { chooseProduction, type Offer } from './production.ts';
import { presentFiles } from './pyproject.ts';
import { isTable, parseToml, type Table, tableAt, tablesOf, textsOf } from './toml.ts';

const notCategories = ['source', 'requires', 'pipenv', 'scripts', 'packages', 'dev-packages'];

/** Dependencies of a project with a Pipfile. */
export const detectPipenv = async (
	reader: ProjectReader,
	{ wanted }: DetectContext,
): Promise<Candidate | undefined> => {
	const text = await reader.readText('Pipfile');
	const pipfile = text === undefined ? undefined : parseToml(text);
	if (text === undefined || pipfile === undefined) return undefined;
	const lockText = await reader.readText('Pipfile.lock');
	const lock = lockText === undefined ? undefined : readPipfileLock(lockText);
	const requirements = requirementsOf(tableAt(pipfile, 'packages'), text);
	const unlocked = lock === undefined ? [] : lackingFrom(lock, requirements, tableAt(pipfile, 'packages'));
	const main = lock?.categories.default?.map(({ name }) => name) ?? requirements.map(({ name }) => name);
	const choice = chooseProduction(offersOf(pipfile), main, wanted);
	const folders = localFolders(tableAt(pipfile, 'packages'));
	const own = folders.includes('./') ? await presentFiles(reader, ['setup.py', 'setup.cfg', 'pyproject.toml']) : [];
	const installed = (groups: readonly string[]) =>
		['default', ...groups].flatMap((name) => lock?.categories[name] ?? []);
	const indexes = tablesOf(pipfile.source).flatMap(({ url }) => textsOf([url]));
	return toCandidate({
		choice,
		indexes,
		confidence: lock === undefined || unlocked.length > 0 ? 'likely' : 'certain',
		evidence: [lock === undefined ? 'Pipfile is there' : 'Pipfile.lock is there'],
		unlocked: unlocked.map(({ name }) => name),
		versions: Object.fromEntries(installed(choice.groups).map(({ name, version }) => [name, version])),
		warnings: [...lockWarnings(lock, unlocked), ...indexWarnings('Pipfile', indexes)],
		build: ({ groups }) => ({
			manager: 'pipenv',
			files: [
				'Pipfile',
				...(lock === undefined ? [] : ['Pipfile.lock']),
				...own,
				...folders.filter((path) => path !== './'),
			],
			...(lock === undefined ? {} : { lockFile: 'Pipfile.lock' }),
			hashed: lock !== undefined,
			requirements: requirements.filter((requirement) => !unlocked.includes(requirement)),
			packages: [...new Set(lock === undefined ? main : installed(groups).map(({ name }) => name))].sort(),
			extras: [],
			groups,
			installsProject: folders.includes('./'),
			sourceOnly: [],
			fromGit: installed(groups)
				.filter(({ fromGit }) => fromGit)
				.map(({ name }) => name),
		}),
	});
};

const lockWarnings = (lock: PipfileLock | undefined, unlocked: readonly Requirement[]): readonly string[] =>
	lock === undefined
		? ['Pipenv has no lock file here; run "pipenv lock".']
		: unlocked.map(
				({ name, line }) => `Pipfile.lock lacks ${name}, which Pipfile names in line ${line}: run "pipenv lock".`,
			);

/** What the Pipfile names since its lock file was made; an entry with a marker may not be meant for this system. */
const lackingFrom = (
	{ categories }: PipfileLock,
	requirements: readonly Requirement[],
	table: Table,
): readonly Requirement[] => {
	const locked = new Set(categories.default?.map(({ name }) => name));
	const plain = Object.entries(table).filter(
		([, value]) => !isTable(value) || Object.keys(value).every((key) => ['version', 'extras', 'index'].includes(key)),
	);
	const names = new Set(plain.map(([name]) => normalizePackageName(name)));
	return requirements.filter(({ name }) => names.has(name) && !locked.has(name));
};

/** Tables besides the usual ones are categories of packages. */
const offersOf = (pipfile: Table): readonly Offer[] =>
	Object.entries(pipfile)
		.filter(([name, value]) => !notCategories.includes(name) && isTable(value))
		.map(([name, value]) => ({
			kind: 'group',
			name,
			packages: Object.keys(isTable(value) ? value : {}).map(normalizePackageName),
		}));

const requirementsOf = (table: Table, text: string): readonly Requirement[] =>
	Object.entries(table).map(([name, value]) => {
		const entry: Table = isTable(value) ? value : { version: value };
		const version = typeof entry.version === 'string' ? entry.version.trim() : '*';
		const line = text.split('\n').findIndex((candidate) => candidate.replace(/^\s*["']?/, '').startsWith(name));
		return {
			name: normalizePackageName(name),
			extras: textsOf(entry.extras).map(normalizePackageName),
			specifier: version === '*' ? '' : version.replace(/\s+/g, ''),
			file: 'Pipfile',
			line: Math.max(1, line + 1),
		};
	});

const localFolders = (table: Table): readonly string[] =>
	Object.values(table).flatMap((value) => {
		const path = isTable(value) ? value.path : undefined;
		return typeof path === 'string' ? [path === '.' ? './' : `${outerPath(path)}/`] : [];
	});
