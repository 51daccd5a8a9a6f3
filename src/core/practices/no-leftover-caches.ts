import { definePractice } from './practice.ts';
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
});
