import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { FileEntry } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { pythonsOn, some, withFiles } from './support/image.ts';
import { page } from './support/references.ts';

export const matchingPython = definePractice({
	id: 'HC005',
	slug: 'matching-python',
	title: 'Use the same Python in every stage',
	severity: 'error',
	why: 'A compiled package fits one minor version of Python and one C library. Installed by Python 3.12 and copied beside Python 3.13, or built on Debian and copied to Alpine, it cannot be imported. Often that shows only in production, in the one request that needs it.',
	comment: 'compiled packages fit one Python minor version and one C library only',
	fix: 'Let the build stage and the last stage have the same minor version of Python and the same C library, for example python:3.13-slim-trixie and distroless Debian 13.',
	references: [
		page('PEP 425: compatibility tags', 'https://peps.python.org/pep-0425/'),
		page('PEP 656: musl', 'https://peps.python.org/pep-0656/'),
	],
	checkImage: (facts) => withFiles(facts, judgeCompiledPackages),
});

const judgeCompiledPackages = (files: readonly FileEntry[]): Verdict => {
	const pythons = pythonsOn(files);
	if (pythons.length === 0) return skip('The image holds no Python that could be recognised.');
	const libc = files.some(({ path }) => /\/lib\/ld-musl-/.test(path)) ? 'musl' : 'gnu';
	const strangers = files.filter(({ path }) => isForAnother(path, pythons, libc)).map(({ path }) => path);
	return strangers.length === 0
		? pass
		: fail(`Compiled for another Python or C library than the image has (${pythons.join(', ')}): ${some(strangers)}.`);
};

const isForAnother = (path: string, pythons: readonly string[], libc: string): boolean => {
	const match = /\.cpython-3(\d+)-[\w-]*?linux-(gnu|musl)\w*\.so$/.exec(path);
	return match !== null && (!pythons.includes(`3.${match[1]}`) || match[2] !== libc);
};
