import { definePractice } from './practice.ts';
import { page, structureTest } from './support/references.ts';

export const intendedOwners = definePractice({
	id: 'HC039',
	slug: 'intended-owners',
	title: 'Name owners that exist',
	severity: 'warning',
	why: "In COPY --chown, BuildKit takes a name that the image does not know for root, without a word. The service then cannot write what it should, or you believe that the files are not root's when they are. A number means the same on every builder and every base.",
	comment: 'owners as numbers mean the same on every builder and every base',
	fix: 'Use numbers in --chown and chown (65532:65532), or create the user in the same stage before naming it.',
	references: [
		structureTest('fileExistenceTests'),
		page('Dockerfile: COPY --chown', 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'),
	],
});
