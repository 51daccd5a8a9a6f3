import type { Dockerfile } from '../dockerfile.ts';
import { fail, pass } from '../finding.ts';
import { count } from '../words.ts';
import { definePractice } from './practice.ts';
import { some, withFiles } from './support/image.ts';
import { letsOthersWrite } from './support/modes.ts';
import { page, structureTest } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, everyInstruction, flagOf, judge } from './support/stages.ts';

export const noWorldWritableFiles = definePractice({
	id: 'HC027',
	slug: 'no-world-writable-files',
	title: 'Leave nothing writable for everyone',
	severity: 'warning',
	why: "A file or folder that everyone may write can be changed by any process in the container, also by one that was taken over and that should reach nothing. If it is a program, a setting or a folder on the search path, the next one to use it runs the attacker's version.",
	comment: 'no file or folder that every process could change',
	fix: 'Give write permission to the owner alone: chmod go-w. Only /tmp and its like stay open, with the sticky bit.',
	references: [structureTest('fileExistenceTests'), page('CWE-732', 'https://cwe.mitre.org/data/definitions/732.html')],
	checkImage: (facts) =>
		withFiles(facts, (files) => {
			const found = files
				.filter(({ path, type, mode }) => type !== 'symlink' && (mode & 0o002) !== 0 && !isShared(path, mode))
				.map(({ path }) => path);
			return found.length === 0
				? pass
				: fail(`${count(found.length, 'path')} that everyone may change: ${some(found)}.`);
		}),
	examples: {
		good: ['FROM python:3.13-slim-trixie\nRUN chmod 755 /app && chmod 1777 /scratch\n'],
		bad: [
			'FROM python:3.13-slim-trixie\nRUN chmod -R 777 /app\n',
			'FROM python:3.13-slim-trixie\nRUN chmod a+w /app\n',
			'FROM python:3.13-slim-trixie\nCOPY --chmod=0666 app.py /app/\n',
		],
	},
	checkDockerfile: (file: Dockerfile) =>
		judge([
			...runCommands(file)
				.filter((command) => programOf(command) === 'chmod' && command.words.slice(1).some(letsOthersWrite))
				.map(({ instruction }) => at(instruction, 'Everyone may write what this chmod opens.')),
			...everyInstruction(file)
				.filter((instruction) => instruction.keyword !== 'RUN' && letsOthersWrite(flagOf(instruction, 'chmod') ?? ''))
				.map((instruction) => at(instruction, 'Everyone may write what is copied here.')),
		]),
});

/** Folders that every system shares, where the sticky bit keeps users apart. */
const sharedFolders = ['/tmp', '/var/tmp', '/run/lock', '/var/lock', '/dev/shm', '/dev/mqueue'];

const isShared = (path: string, mode: number): boolean =>
	(sharedFolders.includes(path) && (mode & 0o1000) !== 0) || path.startsWith('/dev/') || path.startsWith('/proc/');
