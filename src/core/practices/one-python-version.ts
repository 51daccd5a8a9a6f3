import { fail, pass, skip } from '../finding.ts';
import { definePractice } from './practice.ts';
import { pythonsOn, withFiles } from './support/image.ts';
import { cis } from './support/references.ts';

export const onePythonVersion = definePractice({
	id: 'HC034',
	slug: 'one-python-version',
	title: 'Ship one Python only',
	severity: 'warning',
	why: 'Two Pythons in one image are two sets of libraries to update, and it is easy to install into the one and start the other. Often the second comes unnoticed, as a dependency of a system package. Then a fix in the first does not reach the second.',
	comment: 'one interpreter to update, and no doubt which one runs the service',
	fix: 'Remove the system package that brings a second Python, or install it in a build stage only.',
	references: [cis('4.3')],
	checkImage: (facts) =>
		withFiles(facts, (files) => {
			const versions = pythonsOn(files);
			if (versions.length === 0) return skip('The image holds no Python that could be recognised.');
			return versions.length === 1 ? pass : fail(`The image holds Python ${versions.join(' and ')}.`);
		}),
});
