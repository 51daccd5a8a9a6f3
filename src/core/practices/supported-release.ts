import { definePractice } from './practice.ts';
import { cis, nist, page, scout } from './support/references.ts';

export const supportedRelease = definePractice({
	id: 'HC072',
	slug: 'supported-release',
	title: 'Use releases that still get fixes',
	severity: 'error',
	why: 'After the end of its support, a Python or a system gets no more fixes. Each hole that is found later stays open in the image for good, while attackers read of it in the announcements for the newer releases.',
	comment: 'this release still gets security fixes',
	fix: 'Move to a supported release: a Python of the last five years, and the current Debian or Alpine release of the same image.',
	references: [
		cis('4.4'),
		scout('no-unapproved-base'),
		nist('4.1.1'),
		page('endoflife.date', 'https://endoflife.date/python'),
	],
});
