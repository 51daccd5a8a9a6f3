import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { hadolint, page, structureTest } from './support/references.ts';

export const imageLabels = definePractice({
	id: 'HC020',
	slug: 'image-labels',
	title: 'Label the image',
	severity: 'info',
	why: 'An image in a registry does not say by itself what it is or where it came from. On the day a vulnerability is announced somebody must find the images that have it, their source and the people in charge. Standard labels answer that without starting anything.',
	comment: 'says what this image is and what it was built on, without starting it',
	fix: 'Add LABEL with the keys of the OCI specification, at least org.opencontainers.image.title; add source and revision in the build pipeline.',
	references: [
		hadolint('DL3049'),
		page('OCI annotations', 'https://specs.opencontainers.org/image-spec/annotations/'),
		structureTest('metadataTest'),
	],
	checkImage: ({ config }) => {
		const missing = requiredLabels.filter((name) => (config.labels[name] ?? '') === '');
		return missing.length === 0 ? pass : fail(`Labels that are missing: ${missing.join(', ')}.`);
	},
});

const requiredLabels = ['org.opencontainers.image.title', 'org.opencontainers.image.base.name'];
