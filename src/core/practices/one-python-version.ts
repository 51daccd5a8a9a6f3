import { definePractice } from './practice.ts';
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
});
