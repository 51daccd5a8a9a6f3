import { definePractice } from './practice.ts';
import { buildkit, hadolint, kics } from './support/references.ts';
import { at, flagOf, judge } from './support/stages.ts';

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
	examples: {
		good: ['FROM alpine:3.23\n', 'FROM --platform=$BUILDPLATFORM golang:1.25-alpine3.23 AS build\nFROM alpine:3.23\n'],
		bad: ['FROM --platform=linux/amd64 alpine:3.23\n', 'FROM --platform=$TARGETPLATFORM alpine:3.23\n'],
	},
	checkDockerfile: (file) =>
		judge(
			file.stages.flatMap(({ from }) => {
				const platform = flagOf(from, 'platform');
				if (platform === undefined || (platform.includes('$') && !platform.includes('TARGETPLATFORM'))) return [];
				const detail = platform.includes('$')
					? `${platform} is what the builder takes anyway.`
					: `The image is fixed to ${platform}.`;
				return [at(from, detail)];
			}),
		),
});
