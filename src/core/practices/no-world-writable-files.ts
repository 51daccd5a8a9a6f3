import { definePractice } from './practice.ts';
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
});
