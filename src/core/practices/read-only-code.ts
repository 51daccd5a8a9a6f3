import type { Dockerfile } from '../dockerfile.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { FileEntry, ImageFacts } from '../image-facts.ts';
import { count } from '../words.ts';
import { definePractice } from './practice.ts';
import { codeFolders, isInside, isWritten, notGathered, some } from './support/image.ts';
import { letsOthersWrite } from './support/modes.ts';
import { kics, nist, page } from './support/references.ts';
import { lineageCommands, programOf } from './support/runs.ts';
import { isServiceUser, runsAsRoot, serviceIds } from './support/service-user.ts';
import { at, flagOf, judge, shipped } from './support/stages.ts';

export const readOnlyCode = definePractice({
	id: 'HC011',
	slug: 'read-only-code',
	title: 'Keep the code read-only for the service',
	severity: 'warning',
	why: 'Suppose that a bug lets an attacker write one file. If the service may write its own code, that file becomes part of the program and runs with the next import or restart. Code that belongs to root and that others can only read stays what was built.',
	comment: 'owned by root and only readable: the service cannot be made to change its own code',
	fix: 'Copy code without --chown, so that root owns it, and give others read access only (chmod -R u=rwX,go=rX). Let the service write to its own folder elsewhere.',
	references: [kics('aa93e17f'), nist('4.4.4'), page('CWE-732', 'https://cwe.mitre.org/data/definitions/732.html')],
	checkImage: (facts) => judgeCode(facts),
	appliesTo: ({ codeOwner }) => codeOwner === 'root',
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nCOPY app.py /app/\nUSER 65532:65532\n',
			'FROM python:3.13-slim-trixie\nCOPY --chown=0:0 app.py /app/\nUSER 65532:65532\n',
			'FROM python:3.13-slim-trixie\nRUN mkdir /data && chown 65532:65532 /data\nUSER 65532:65532\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nCOPY --chown=65532:65532 app.py /app/\nUSER 65532:65532\n',
			'FROM python:3.13-slim-trixie\nCOPY app.py /app/\nRUN chown -R appuser:appuser /app\nUSER appuser\n',
			'FROM python:3.13-slim-trixie\nCOPY --chmod=777 app.py /app/\nUSER 65532:65532\n',
		],
	},
	checkDockerfile: (file) => {
		const places = [...copiedWritable(file), ...madeWritable(file)];
		return places.length === 0 && runsAsRoot(file)
			? skip('The service runs as root, who can change everything.')
			: judge(places);
	},
});

const judgeCode = (facts: ImageFacts): Verdict => {
	const unreadable = facts.run?.unreadableCode ?? [];
	if (unreadable.length > 0) return fail(`The service cannot read ${some(unreadable)}.`);
	if (facts.expectation.codeOwner === 'app')
		return skip('The code belongs to the service by choice (--code-owner app).');
	const folders = codeFolders(facts);
	if (folders.length === 0) return skip('It is not known where the code lies in this image.');
	if (facts.files === undefined) return notGathered(facts, 'files', 'The files of the image were not read.');
	const isCode = ({ type, path }: FileEntry): boolean =>
		type === 'file' && folders.some((folder) => isInside(path, folder));
	if (!facts.files.some(isCode)) return skip(`There is no file in ${folders.join(' and ')}, where the code would lie.`);
	const service = serviceIds(facts);
	if (service === undefined) return skip(`The number of the user "${facts.config.user}" is not known.`);
	const writable = [
		...facts.files.filter((file) => isWritableBy(file, service)).map(({ path }) => path),
		...(facts.run?.writablePaths ?? []),
	].filter((path) => !isWritten(path, facts) && folders.some((folder) => isInside(path, folder)));
	const paths = [...new Set(writable)];
	return paths.length === 0
		? pass
		: fail(`The service may change ${count(paths.length, 'path')} of its code: ${some(paths)}.`);
};

type Service = NonNullable<ReturnType<typeof serviceIds>>;

const isWritableBy = ({ type, mode, uid, gid }: FileEntry, service: Service): boolean => {
	if (type === 'symlink') return false;
	if ((mode & 0o002) !== 0) return true;
	return (service.uid === uid && (mode & 0o200) !== 0) || (service.gid === gid && (mode & 0o020) !== 0);
};

/** COPY that gives the files to the user that runs the service, or lets everyone write. */
const copiedWritable = (file: Dockerfile): readonly Place[] =>
	shipped(file)
		.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
		.flatMap((instruction) => {
			const owner = flagOf(instruction, 'chown')?.split(':')[0];
			if (owner !== undefined && isServiceUser(file, owner)) {
				return [at(instruction, 'The user that runs the service owns what is copied here, and can change it.')];
			}
			return letsOthersWrite(flagOf(instruction, 'chmod') ?? '')
				? [at(instruction, 'Others may write what is copied here.')]
				: [];
		});

/** Folders that hold data or are shared, which the service may well own. */
const dataFolders =
	/^\/?(tmp|var|data|run|home|mnt|srv\/data|dev)(\/|$)|data|cache|log|media|upload|static|tmp|volume|storage/;
const codeFolder = /^(\.|\/app|\/src|\/code|\/srv|\/opt|\/usr\/src|\/service|\/deps)(\/|$)/;

const madeWritable = (file: Dockerfile): readonly Place[] =>
	lineageCommands(file.target)
		.filter((command) => programOf(command) === 'chown')
		.filter(({ words }) => words.slice(1).some((word) => isServiceUser(file, word.split(/[:.]/)[0] ?? '')))
		.filter(({ words }) => words.slice(2).some((word) => codeFolder.test(word) && !dataFolders.test(word)))
		.map(({ instruction }) =>
			at(instruction, 'The code is given to the user that runs the service, who can change it.'),
		);
