import type { Dockerfile, Stage } from '../dockerfile.ts';
import { type Place, skip, type Verdict } from '../finding.ts';
import { definePractice } from './practice.ts';
import { splitImageName } from './support/images.ts';
import { checkov, dockle, hadolint, kics, nist, trivy } from './support/references.ts';
import { at, judge } from './support/stages.ts';

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
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\n',
			'FROM python:3.13-alpine3.23\n',
			'FROM gcr.io/distroless/python3-debian13:nonroot\n',
			`FROM python@sha256:${'0'.repeat(64)}\n`,
		],
		bad: ['FROM python\n', 'FROM python:latest\n', 'FROM python:3\n', 'FROM python:3.13-slim\n'],
	},
	checkDockerfile: (file) => judgeImages(file),
});

const judgeImages = (file: Dockerfile): Verdict => {
	const open = file.stages.filter(({ parent, image }) => parent === undefined && image.includes('$'));
	const places = file.stages.flatMap((stage) => placeOf(stage));
	if (places.length === 0 && open.length > 0)
		return skip(`The image ${open[0]?.image} is given when the image is built.`);
	return judge(places);
};

const placeOf = ({ parent, image, from }: Stage): readonly Place[] => {
	if (parent !== undefined || image === 'scratch' || image.includes('$')) return [];
	const { repository, tag, digest } = splitImageName(image);
	if (digest !== undefined) return [];
	if (tag === undefined) return [at(from, `${image} has no tag, so it means the latest image.`)];
	if (tag === 'latest') return [at(from, `${image} names another image after each release.`)];
	const loose = looseness(repository, tag);
	return loose === undefined ? [] : [at(from, `${image} ${loose}.`)];
};

const codeNames = /trixie|bookworm|bullseye|buster|stretch|jessie|windowsservercore|nanoserver/;
const ubuntuNames = /^(trusty|xenial|bionic|focal|jammy|noble|questing|plucky|oracular)/;

/** What a tag leaves open, as a half sentence; undefined when it names version and release. */
const looseness = (repository: string, tag: string): string | undefined => {
	const pinnedByName = /debian\d+|ubi\d+|alpine\d/.test(repository);
	if (repository === 'python') {
		if (!/^3\.\d+/.test(tag)) return 'names no minor version of Python';
		return codeNames.test(tag) || /alpine3\.\d+/.test(tag) ? undefined : 'leaves the release of the system open';
	}
	if (repository === 'ubuntu' && ubuntuNames.test(tag)) return undefined;
	return /\d/.test(tag) || codeNames.test(tag) || pinnedByName ? undefined : 'names no version';
};
