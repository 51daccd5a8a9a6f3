import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';

export const pinnedSystemPackages = definePractice({
	id: 'HC047',
	slug: 'pinned-system-packages',
	title: 'Pin the versions of system packages',
	severity: 'info',
	why: 'Without a version, the package that is newest on the day of the build is installed, and two builds of the same file differ. On Debian and Alpine a pinned version can vanish from the mirror when a fix replaces it, so the build then fails: pin the part of the version that matters, or install no system package in the last stage.',
	comment: 'the same package on every build, until somebody changes this line',
	fix: 'Write apt-get install name=version, apk add name~=version or dnf install name-version, or do without the package.',
	references: [
		hadolint('DL3008'),
		hadolint('DL3018'),
		hadolint('DL3033'),
		hadolint('DL3041'),
		kics('965a08d7'),
		kics('d3499f6d'),
		kics('93d88cf7'),
	],
});
