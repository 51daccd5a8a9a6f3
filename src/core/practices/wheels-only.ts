import { definePractice } from './practice.ts';
import { cis, page } from './support/references.ts';

export const wheelsOnly = definePractice({
	id: 'HC009',
	slug: 'wheels-only',
	title: 'Install wheels only',
	severity: 'warning',
	why: "Installing from a source archive runs that package's own build code, with your network and all that the build can read. A malicious package can act right there, before anything of it is imported. A wheel is only unpacked.",
	comment: 'wheels are unpacked; a source archive would run its own code during the build',
	fix: 'Add --only-binary=:all: to pip install, or --no-build to uv. Where one package has no wheel, allow that one by name with --no-binary.',
	references: [cis('4.11'), page('pip: --only-binary', 'https://pip.pypa.io/en/stable/cli/pip_install/')],
});
