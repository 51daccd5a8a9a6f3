import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { FileEntry, ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { folderOf, isInside, nameOf, some, withFiles } from './support/image.ts';
import { page } from './support/references.ts';

export const compiledBytecode = definePractice({
	id: 'HC019',
	slug: 'compiled-bytecode',
	title: 'Ship compiled bytecode',
	severity: 'info',
	why: 'Python compiles each module before running it and stores the result beside the source. A service that cannot write there, as it should be, compiles everything again at every start. Measured on a small Flask service, the imports took 0.69 s of processor time without any bytecode and 0.15 s with all of it; slow starts hurt most when many containers start at once.',
	comment: 'modules are compiled now, once, instead of at every start of the service',
	fix: 'Let pip compile (its default) or set UV_COMPILE_BYTECODE=1 for uv, and import the modules of the standard library that the service uses once during the build, as root.',
	references: [
		page('PEP 552: deterministic pycs', 'https://peps.python.org/pep-0552/'),
		page('uv: compiling bytecode', 'https://docs.astral.sh/uv/guides/integration/docker/#compiling-bytecode'),
	],
	checkImage: (facts) => withFiles(facts, (files) => judgeBytecode(facts, files)),
});

/** Modules of the standard library that practically every service imports. */
const commonModules = ['argparse.py', 'logging/config.py', 'uuid.py', 'secrets.py'];

const judgeBytecode = (facts: ImageFacts, files: readonly FileEntry[]): Verdict => {
	const paths = new Set(files.map(({ path }) => path));
	const compiled = new Set(files.map(({ path }) => sourceOf(path)).filter((path) => path !== undefined));
	const roots = [...paths].filter((path) => /\/python3\.\d+\/os\.py$/.test(path)).map(folderOf);
	if (roots.length === 0) return skip('The image holds no Python whose standard library could be recognised.');
	const library = roots
		.flatMap((root) => commonModules.map((name) => `${root}/${name}`))
		.filter((path) => paths.has(path));
	const folder = facts.expectation.dependenciesPath ?? '';
	const dependencies = [...paths].filter((path) => isInside(path, folder) && isModule(path));
	const bare = [...library, ...(folder === '' ? sitePackages(paths) : dependencies)].filter(
		(path) => !compiled.has(path),
	);
	if (bare.length === 0) return pass;
	return fail(`Modules without bytecode are compiled at every start: ${some(bare)}.`);
};

const sourceOf = (path: string): string | undefined => {
	const match = /^(.*)\/__pycache__\/([^/]+)\.cpython-\d+(?:\.opt-[12])?\.pyc$/.exec(path);
	return match === null ? undefined : `${match[1]}/${match[2]}.py`;
};

const sitePackages = (paths: ReadonlySet<string>): readonly string[] =>
	[...paths].filter(
		(path) => path.includes('/site-packages/') && !path.includes('/site-packages/pip') && isModule(path),
	);

const isModule = (path: string): boolean => nameOf(path).endsWith('.py') && nameOf(folderOf(path)) !== 'bin';
