import { definePractice } from './practice.ts';
import { hadolint, kics, trivy } from './support/references.ts';

export const clearDestinations = definePractice({
	id: 'HC061',
	slug: 'clear-destinations',
	title: 'Write clear destinations in COPY',
	severity: 'warning',
	why: 'A relative destination depends on a WORKDIR that may be missing, and a destination without a slash at the end is a file or a folder depending on what is there. With several sources a build without the slash fails. Files end up under another name, or in the root.',
	comment: 'where the files land does not depend on what was there before',
	fix: 'Set WORKDIR before copying to a relative path, and end the name of a folder with a slash.',
	references: [hadolint('DL3021'), hadolint('DL3045'), trivy('DS-0011'), kics('6db6e0c2')],
});
