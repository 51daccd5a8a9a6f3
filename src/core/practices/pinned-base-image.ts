import { definePractice } from './practice.ts';
import { checkov, dockle, hadolint, kics, nist, trivy } from './support/references.ts';

export const pinnedBaseImage = definePractice({
	id: 'HC003',
	slug: 'pinned-base-image',
	title: 'Pin the base image to a release',
	severity: 'warning',
	why: 'A tag such as latest, or no tag at all, names another image every few weeks. The same Dockerfile then builds on another Python or another operating system, and a break or a hole appears that nobody can trace to a change. A tag that names version and release moves only for fixes within them.',
	comment: 'a rebuild gets fixes, but no other system and no other Python version',
	fix: 'Name the version and the system release in the tag, for example python:3.13-slim-trixie, or add a digest.',
	references: [
		hadolint('DL3006'),
		hadolint('DL3007'),
		dockle('DKL-DI-0006'),
		trivy('DS-0001'),
		checkov('CKV_DOCKER_7'),
		kics('9efb0b2d'),
		kics('f45ea400'),
		nist('4.2.2'),
	],
});
