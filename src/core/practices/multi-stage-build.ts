import { definePractice } from './practice.ts';
import { cis, page } from './support/references.ts';

export const multiStageBuild = definePractice({
	id: 'HC004',
	slug: 'multi-stage-build',
	title: 'Build in one stage, run in another',
	severity: 'info',
	why: 'Installing packages needs an installer, header files and sometimes a compiler; running the service needs none of them. In a single stage they stay in the image, where an attacker can use them. A second stage receives only the result.',
	comment: 'installers and build tools stay in their stage; this image receives only the result',
	fix: 'Install in a stage of its own, and copy the result into the last stage with COPY --from.',
	references: [cis('4.3'), page('Docker: multi-stage builds', 'https://docs.docker.com/build/building/multi-stage/')],
});
