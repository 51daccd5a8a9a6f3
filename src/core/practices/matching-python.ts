import type { Dockerfile, Instruction, Stage } from '../dockerfile.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { FileEntry } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { pythonsOn, some, withFiles } from './support/image.ts';
import { knownImage } from './support/images.ts';
import { installsPackages } from './support/installers.ts';
import { page } from './support/references.ts';
import { lineageCommands } from './support/runs.ts';
import { at, findStage, flagOf, judge, rootImage, shipped } from './support/stages.ts';

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
	examples: {
		good: [
			'FROM python:3.13-slim-trixie AS build\nRUN pip install --target=/deps flask\nFROM gcr.io/distroless/python3-debian13:nonroot\nCOPY --from=build /deps /deps\n',
		],
		bad: [
			'FROM python:3.12-slim-trixie AS build\nRUN pip install --target=/deps flask\nFROM gcr.io/distroless/python3-debian13:nonroot\nCOPY --from=build /deps /deps\n',
			'FROM python:3.13-slim-trixie AS build\nRUN pip install --target=/deps flask\nFROM python:3.13-alpine3.23\nCOPY --from=build /deps /deps\n',
		],
	},
	checkDockerfile: (file) => judgeStages(file),
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

const judgeStages = (file: Dockerfile): Verdict => {
	const copies = shipped(file).filter(({ keyword }) => keyword === 'COPY');
	const places = copies.flatMap((copy) => mismatch(file, copy));
	const unknown = copies.filter((copy) => isUnknown(file, copy));
	if (places.length === 0 && unknown.length > 0) {
		return skip(`The Python of ${rootImage(file.target)} or of the stage that it copies from is not known.`);
	}
	return judge(places);
};

/** The stage that a COPY takes installed packages from. */
const installer = (file: Dockerfile, copy: Instruction): Stage | undefined => {
	const from = flagOf(copy, 'from');
	const stage = from === undefined ? undefined : findStage(file, from, copy.stage);
	const installs = lineageCommands(stage).some(installsPackages);
	return installs ? stage : undefined;
};

const isUnknown = (file: Dockerfile, copy: Instruction): boolean => {
	const stage = installer(file, copy);
	if (stage === undefined) return false;
	return [stage, file.target].some((each) => knownImage(rootImage(each)).python === undefined);
};

const mismatch = (file: Dockerfile, copy: Instruction): readonly Place[] => {
	const stage = installer(file, copy);
	if (stage === undefined) return [];
	const built = knownImage(rootImage(stage));
	const run = knownImage(rootImage(file.target));
	if (built.python !== undefined && run.python !== undefined && built.python !== run.python) {
		return [at(copy, `Packages are installed by Python ${built.python} and used by Python ${run.python}.`)];
	}
	if (built.libc !== undefined && run.libc !== undefined && built.libc !== run.libc) {
		return [at(copy, `Packages are built for ${built.libc} and used with ${run.libc}.`)];
	}
	return [];
};
