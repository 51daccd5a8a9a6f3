import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { codeFolders, count, isInside, numericUser, some, withFiles } from './support/image.ts';
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
	checkImage: (facts) => judgeOwners(facts),
});

const judgeOwners = (facts: ImageFacts): Verdict => {
	const { codeOwner } = facts.expectation;
	if (codeOwner === undefined) return skip('It is not known who should own the code in this image.');
	const owner = codeOwner === 'root' ? 0 : numericUser(facts.config.user)?.uid;
	if (owner === undefined) return skip('The number of the user is not known.');
	const folders = codeOwner === 'root' ? codeFolders(facts) : [facts.expectation.codePath ?? ''].filter(Boolean);
	return withFiles(facts, (files) => {
		const others = files
			.filter(({ path, uid }) => uid !== owner && folders.some((folder) => isInside(path, folder)))
			.map(({ path }) => path);
		return others.length === 0 ? pass : fail(`${count(others.length, 'path')} not owned by ${owner}: ${some(others)}.`);
	});
};
