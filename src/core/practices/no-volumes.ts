import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { dockle, page, structureTest } from './support/references.ts';
import { at, judge, shipped } from './support/stages.ts';

export const noVolumes = definePractice({
	id: 'HC040',
	slug: 'no-volumes',
	title: 'Declare no volumes',
	severity: 'warning',
	why: 'VOLUME makes the engine create a writable, unnamed volume for each container, also under --read-only. It is a place to keep what an intruder brings, it can be left behind when the container is gone, and later steps of the build that write there may be lost. Whoever runs the container can mount what is needed.',
	comment: 'a volume would be a writable place that nobody asked for, even with --read-only',
	fix: 'Remove VOLUME and mount a volume when running, where one is needed: -v data:/var/lib/service.',
	references: [
		dockle('DKL-DI-0002'),
		page('Dockerfile: VOLUME', 'https://docs.docker.com/reference/dockerfile/#volume'),
		structureTest('metadataTest'),
	],
	checkImage: ({ config }) =>
		config.volumes.length === 0 ? pass : fail(`The image declares volumes: ${config.volumes.join(', ')}.`),
	examples: {
		good: ['FROM python:3.13-slim-trixie\nRUN mkdir /data\n'],
		bad: ['FROM python:3.13-slim-trixie\nVOLUME /data\n', 'FROM python:3.13-slim-trixie\nVOLUME ["/data", "/log"]\n'],
	},
	checkDockerfile: (file) =>
		judge(
			shipped(file)
				.filter(({ keyword }) => keyword === 'VOLUME')
				.map((instruction) =>
					at(
						instruction,
						`A volume is made for ${instruction.json?.join(', ') ?? instruction.argument} in every container.`,
					),
				),
		),
});
