import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { findPrograms, some, withFiles } from './support/image.ts';
import { knownImage } from './support/images.ts';
import { isPackageManager, isShell } from './support/programs.ts';
import { cis, nist, page, structureTest } from './support/references.ts';
import { missing, rootImage } from './support/stages.ts';

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
	appliesTo: ({ base }) => base.promises.noShell,
	checkImage: (facts) => judgePrograms(facts),
	examples: {
		good: ['FROM gcr.io/distroless/python3-debian13:nonroot\n'],
		bad: ['FROM python:3.13-slim-trixie\n', 'FROM gcr.io/distroless/python3-debian13:debug-nonroot\n'],
	},
	checkDockerfile: (file) => {
		const image = rootImage(file.target);
		const { hasShell } = knownImage(image);
		if (hasShell === undefined) return skip(`It is not known whether ${image} has a shell.`);
		return hasShell ? missing(file, `${image} has a shell.`) : pass;
	},
});

const judgePrograms = (facts: ImageFacts): Verdict =>
	withFiles(facts, (files) => {
		const found = findPrograms(files, (name) => isShell(name) || isPackageManager(name));
		if (found.length === 0) return pass;
		const base = facts.expectation.base;
		if (base !== undefined && !base.promises.noShell) {
			return skip(
				`${base.title} has a shell${base.promises.noPackageManager ? '' : ' and a package manager'} by design.`,
			);
		}
		return fail(`Shells or package managers are in the image: ${some(found)}.`);
	});
