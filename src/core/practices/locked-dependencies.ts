import { definePractice } from './practice.ts';
import { hadolint, kics, page } from './support/references.ts';

export const lockedDependencies = definePractice({
	id: 'HC008',
	slug: 'locked-dependencies',
	title: 'Install locked and hashed dependencies',
	severity: 'warning',
	why: "A requirement without a version installs whatever is newest on the day of the build. When a maintainer's account is stolen, the poisoned release is in your image with the next build, and no line of yours has changed. With exact versions and hashes the installer takes what you tested and refuses everything else.",
	comment: 'exact versions with hashes: a package that was changed since is refused',
	fix: 'Install from a lock file: pip install --require-hashes -r requirements.txt with a hashed file (made by pip-compile or uv pip compile), or uv sync --locked.',
	references: [
		hadolint('DL3013'),
		kics('02d9c71f'),
		page('pip: secure installs', 'https://pip.pypa.io/en/stable/topics/secure-installs/'),
	],
});
