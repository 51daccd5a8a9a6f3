import { definePractice } from './practice.ts';
import { hadolint, kics, trivy } from './support/references.ts';

export const oneDownloadTool = definePractice({
	id: 'HC063',
	slug: 'one-download-tool',
	title: 'Use one download tool',
	severity: 'info',
	why: 'curl and wget do the same. An image that installs both has twice the code to keep updated, and an intruder has a spare. Python, which is there anyway, can download as well.',
	comment: 'one tool for downloads, one to keep updated',
	fix: 'Keep curl or wget, not both, and only in a build stage.',
	references: [hadolint('DL4001'), trivy('DS-0014'), kics('fc775e75')],
});
