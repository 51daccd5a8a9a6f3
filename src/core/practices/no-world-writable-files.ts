import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { count, some, withFiles } from './support/image.ts';
import { page, structureTest } from './support/references.ts';

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
});

/** Folders that every system shares, where the sticky bit keeps users apart. */
const sharedFolders = ['/tmp', '/var/tmp', '/run/lock', '/var/lock', '/dev/shm', '/dev/mqueue'];

const isShared = (path: string, mode: number): boolean =>
	(sharedFolders.includes(path) && (mode & 0o1000) !== 0) || path.startsWith('/dev/') || path.startsWith('/proc/');
