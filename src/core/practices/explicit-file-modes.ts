import { definePractice } from './practice.ts';
import { page, structureTest } from './support/references.ts';

export const explicitFileModes = definePractice({
	id: 'HC041',
	slug: 'explicit-file-modes',
	title: 'Set the modes of copied files',
	severity: 'info',
	why: 'COPY keeps the permissions that a file has on the machine that builds. A file that only its author may read (mode 600) stops the service with "Permission denied", and one that everyone may write (mode 666) can be changed from inside. Which of them happens depends on who builds.',
	comment: 'modes no longer depend on the machine that builds',
	fix: 'Set the modes where the code is copied: chmod -R u=rwX,go=rX in the stage that copies it, or COPY --chmod.',
	references: [
		structureTest('fileExistenceTests'),
		page('Dockerfile: COPY --chmod', 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'),
	],
});
