import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { FileEntry, ImageFacts } from '../image-facts.ts';
import { count } from '../words.ts';
import { definePractice } from './practice.ts';
import { codeFolders, isInside, isWritten, numericIds, some, withFiles } from './support/image.ts';
import { knownImage, splitImageName } from './support/images.ts';
import { page, structureTest } from './support/references.ts';
import { lineageCommands, programOf } from './support/runs.ts';
import { at, everyInstruction, flagOf, judge, rootImage } from './support/stages.ts';

export const intendedOwners = definePractice({
	id: 'HC039',
	slug: 'intended-owners',
	title: 'Name owners that exist',
	severity: 'warning',
	why: "In COPY --chown, BuildKit takes a name that the image does not know for root, without a word. The service then cannot write what it should, or you believe that the files are not root's when they are. A number means the same on every builder and every base.",
	comment: 'owners as numbers mean the same on every builder and every base',
	fix: 'Use numbers in --chown and chown (65532:65532), or create the user in the same stage before naming it.',
	references: [
		structureTest('fileExistenceTests'),
		page('Dockerfile: COPY --chown', 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'),
	],
	checkImage: (facts) => judgeOwners(facts),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nCOPY --chown=65532:65532 data /data/\n',
			'FROM python:3.13-slim-trixie\nRUN useradd appuser\nCOPY --chown=appuser:appuser data /data/\n',
			'FROM node:24-alpine3.23\nCOPY --chown=node:node data /data/\n',
		],
		bad: ['FROM python:3.13-slim-trixie\nCOPY --chown=appuser:appuser data /data/\n'],
	},
	checkDockerfile: (file) => judge(everyInstruction(file).flatMap((instruction) => judgeOwner(file, instruction))),
});

const judgeOwners = (facts: ImageFacts): Verdict => {
	const { codeOwner } = facts.expectation;
	if (codeOwner === undefined) return skip('It is not known who should own the code in this image.');
	const owner = codeOwner === 'root' ? 0 : numericIds(facts.config.user)?.uid;
	if (owner === undefined) return skip('The number of the user is not known.');
	const folders = codeOwner === 'root' ? codeFolders(facts) : [facts.expectation.codePath ?? ''].filter(Boolean);
	return withFiles(facts, (files) => {
		const lost = notOwned(facts, files);
		if (lost.length > 0) return fail(`The service should own ${some(lost)}, where it writes.`);
		const others = files
			// WORKDIR makes the folder itself, for root; that only keeps new files from being added to it.
			.filter(
				({ path, uid }) =>
					uid !== owner &&
					!isWritten(path, facts) &&
					folders.some((folder) => path !== folder && isInside(path, folder)),
			)
			.map(({ path }) => path);
		return others.length === 0 ? pass : fail(`${count(others.length, 'path')} not owned by ${owner}: ${some(others)}.`);
	});
};

/** Folders that the service is to write to, and that are not its own. */
const notOwned = ({ expectation, config }: ImageFacts, files: readonly FileEntry[]): readonly string[] => {
	const uid = numericIds(config.user)?.uid;
	return (expectation.writablePaths ?? []).filter(
		(path) => !files.some((file) => file.path === path && file.type === 'directory' && file.uid === uid),
	);
};

/** Accounts that Debian's and Alpine's base images have. */
const systemAccounts = new Set([
	'root',
	'daemon',
	'bin',
	'sys',
	'nobody',
	'nogroup',
	'www-data',
	'mail',
	'games',
	'man',
	'lp',
	'news',
	'uucp',
	'proxy',
	'backup',
	'list',
	'irc',
	'staff',
	'users',
	'adm',
	'tty',
	'disk',
	'operator',
	'guest',
	'ftp',
	'wheel',
]);

const judgeOwner = (file: Dockerfile, instruction: Instruction): readonly Place[] => {
	const owner = flagOf(instruction, 'chown');
	if (owner === undefined || owner.includes('$')) return [];
	const stage = file.stages[instruction.stage];
	const image = rootImage(stage);
	if (Object.keys(knownImage(image)).length === 0) return [];
	const created = lineageCommands(stage)
		.filter((command) => /^(useradd|adduser|groupadd|addgroup|usermod|groupmod)$/.test(programOf(command)))
		.flatMap(({ words }) => words.slice(1));
	const repository = splitImageName(image).repository;
	const unknown = owner
		.split(':')
		.filter((name) => name !== '' && !/^\d+$/.test(name) && !systemAccounts.has(name))
		.filter(
			(name) =>
				!created.includes(name) &&
				name !== repository &&
				!(name === 'nonroot' && /distroless|chainguard|dhi/.test(image)),
		);
	if (unknown.length === 0) return [];
	return [
		at(instruction, `${image} has no user or group ${unknown[0]}, and no step makes one; the files would be root's.`),
	];
};
