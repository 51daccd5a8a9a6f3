import { fail, pass, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { count } from '../words.ts';
import { definePractice } from './practice.ts';
import { notGathered, some } from './support/image.ts';
import { dockle, kics } from './support/references.ts';

export const noLeftoverCaches = definePractice({
	id: 'HC033',
	slug: 'no-leftover-caches',
	title: 'Leave no caches on the image',
	severity: 'info',
	why: 'Archives that pip, apt or apk have downloaded are never read again in an image. They make each push and pull longer, and their contents grow old. This looks at the finished image, so it also sees what a base image or a script left.',
	comment: 'no archive or package list of an installer is left in any layer',
	fix: 'Find the layer that brings the files and let its RUN install without a cache, or remove the cache in that same RUN.',
	references: [dockle('DKL-DI-0005'), dockle('DKL-LI-0003'), kics('df746b39')],
	checkImage: (facts) => judgeCaches(facts),
});

const caches =
	/^(\/root\/\.cache|\/home\/[^/]+\/\.cache|\/\.cache|\/var\/lib\/apt\/lists|\/var\/cache\/(apt\/archives|apk|yum|dnf)|\/etc\/apk\/cache)\/.+/;

/** Every layer counts, as what a later one deletes is shipped too. */
const judgeCaches = (facts: ImageFacts): Verdict => {
	const files = facts.layers?.flatMap((layer) => layer.files) ?? facts.files;
	if (files === undefined) return notGathered(facts, 'files', 'The files of the image were not read.');
	const found = files
		.filter(({ type, path, size }) => type === 'file' && size > 0 && caches.test(path) && !path.endsWith('/lock'))
		.map(({ path }) => path);
	return found.length === 0 ? pass : fail(`${count(found.length, 'cached file')}: ${some(found)}.`);
};
