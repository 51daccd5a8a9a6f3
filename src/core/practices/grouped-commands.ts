import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';

export const groupedCommands = definePractice({
	id: 'HC023',
	slug: 'grouped-commands',
	title: 'Group commands that belong together',
	severity: 'info',
	why: 'Each RUN makes a layer, and a layer is never changed afterwards. What one RUN leaves behind and the next one deletes is still stored and shipped. One RUN that installs and cleans up leaves nothing.',
	comment: 'one step, one layer: what is cleaned up here is really gone',
	fix: 'Join consecutive RUN instructions that belong together with && or in one heredoc.',
	references: [hadolint('DL3059'), kics('0008c003')],
});
