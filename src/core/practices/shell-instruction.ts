import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';

export const shellInstruction = definePractice({
	id: 'HC065',
	slug: 'shell-instruction',
	title: 'Choose the shell with SHELL',
	severity: 'warning',
	why: 'Replacing /bin/sh by a link changes a file that the base system relies on: its own scripts are then run by another shell, and an update of the package undoes the change. SHELL changes only the steps of this file.',
	comment: 'only the steps of this file use another shell',
	fix: 'Use SHELL ["/bin/bash", "-c"] instead of ln -s /bin/bash /bin/sh.',
	references: [hadolint('DL4005'), kics('8a301064')],
});
