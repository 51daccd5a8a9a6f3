import { definePractice } from './practice.ts';
import { cis, nist, page, structureTest } from './support/references.ts';

export const noShell = definePractice({
	id: 'HC013',
	slug: 'no-shell',
	title: 'Ship no shell and no package manager',
	severity: 'info',
	why: 'An attacker who can run one command usually asks for a shell, then fetches tools with the package manager or the downloader that lies there. In an image without them the one command has nothing to call, and everything must be brought along.',
	comment: 'no shell and no package manager in this image: an intruder finds no tools',
	fix: 'Use a distroless image for the last stage and copy into it what a build stage made. To debug, attach a container that has tools instead of shipping them.',
	references: [
		cis('4.3'),
		nist('4.1.2'),
		page('Distroless', 'https://github.com/GoogleContainerTools/distroless'),
		structureTest('commandTests'),
	],
});
