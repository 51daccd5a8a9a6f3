import type { Dockerfile } from '../dockerfile.ts';
import { skip, type Verdict } from '../finding.ts';
import { definePractice } from './practice.ts';
import { cis, nist, page, scout } from './support/references.ts';
import { endsOfLife } from './support/releases.ts';
import { at, judge } from './support/stages.ts';

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
	checkDockerfile: (file) => judgeReleases(file),
});

const judgeReleases = (file: Dockerfile): Verdict => {
	const { today } = file;
	if (today === undefined) return skip('The day is not known.');
	return judge(
		file.stages
			.filter(({ parent }) => parent === undefined)
			.flatMap(({ image, from }) =>
				endsOfLife(image)
					.filter(({ date }) => date < today)
					.map(({ what, date }) => at(from, `${what} has had no security fixes since ${date}.`)),
			),
	);
};
