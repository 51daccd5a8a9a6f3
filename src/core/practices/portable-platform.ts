import { definePractice } from './practice.ts';
import { buildkit, hadolint, kics } from './support/references.ts';

export const portablePlatform = definePractice({
	id: 'HC056',
	slug: 'portable-platform',
	title: 'Fix no platform in FROM',
	severity: 'info',
	why: 'FROM --platform=linux/amd64 makes the image one for that processor wherever it is built. On other machines it runs in slow emulation, or not at all. The builder already chooses the right platform, and --platform on the command line changes it for everyone.',
	comment: 'the builder chooses the platform',
	fix: 'Remove --platform from FROM; use $BUILDPLATFORM only for a stage that cross-compiles.',
	references: [
		hadolint('DL3029'),
		hadolint('DL3065'),
		buildkit('FromPlatformFlagConstDisallowed'),
		buildkit('RedundantTargetPlatform'),
		buildkit('InvalidBaseImagePlatform'),
		kics('b16e8501'),
	],
});
