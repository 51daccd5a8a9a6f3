import { parseAssignments } from '../dockerfile-text/assignments.ts';
import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { hadolint, page, structureTest } from './support/references.ts';
import { missing, shipped } from './support/stages.ts';

export const imageLabels = definePractice({
	id: 'HC020',
	slug: 'image-labels',
	title: 'Label the image',
	severity: 'info',
	why: 'An image in a registry does not say by itself what it is or where it came from. On the day a vulnerability is announced somebody must find the images that have it, their source and the people in charge. Standard labels answer that without starting anything.',
	comment: 'says what this image is and what it was built on, without starting it',
	fix: 'Add LABEL with the keys of the OCI specification, at least org.opencontainers.image.title and org.opencontainers.image.base.name; add source and revision in the build pipeline.',
	references: [
		hadolint('DL3049'),
		page('OCI annotations', 'https://specs.opencontainers.org/image-spec/annotations/'),
		structureTest('metadataTest'),
	],
	checkImage: ({ config }) => {
		const missing = requiredLabels.filter((name) => (config.labels[name] ?? '') === '');
		return missing.length === 0 ? pass : fail(`Labels that are missing: ${missing.join(', ')}.`);
	},
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nLABEL org.opencontainers.image.title="demo" org.opencontainers.image.base.name="python:3.13-slim-trixie"\n',
		],
		bad: ['FROM python:3.13-slim-trixie\n', 'FROM python:3.13-slim-trixie\nLABEL version="1"\n'],
	},
	checkDockerfile: (file) => {
		const labels = shipped(file)
			.filter(({ keyword }) => keyword === 'LABEL')
			.flatMap(({ argument }) => parseAssignments(argument))
			.filter(({ value }) => value !== undefined && value !== '')
			.map(({ name }) => name);
		const absent = requiredLabels.filter((name) => !labels.includes(name));
		return absent.length === 0 ? pass : missing(file, `Labels that are missing: ${absent.join(', ')}.`);
	},
});

const requiredLabels = ['org.opencontainers.image.title', 'org.opencontainers.image.base.name'];
