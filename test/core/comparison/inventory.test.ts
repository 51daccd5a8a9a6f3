import { expect, test } from 'vitest';
import { takeInventory } from '../../../src/core/comparison/inventory.ts';
import { packagesOfApk, packagesOfDistroless, packagesOfDpkg } from '../../../src/core/installed-packages.ts';
import { file, goodImage } from '../../support/image-facts.ts';

test('an image is counted by what lies in it', () => {
	const files = [
		file('/bin/dash', { mode: 0o755 }),
		file('/bin/sh', { type: 'symlink', mode: 0o777, linkTarget: 'dash' }),
		file('/usr/bin/dpkg', { mode: 0o755 }),
		file('/usr/bin/passwd', { mode: 0o4755 }),
		file('/usr/bin/wall', { mode: 0o2755 }),
		file('/var/mail', { type: 'directory', mode: 0o2775 }),
		file('/deps/flask-3.1.3.dist-info', { type: 'directory', mode: 0o755 }),
		file('/deps/flask-3.1.3.dist-info/METADATA'),
		file('/deps/old.egg-info', { type: 'directory', mode: 0o755 }),
	];
	expect(takeInventory({ ...goodImage, files, systemPackages: ['dash', 'dpkg'] })).toEqual({
		files: 5,
		systemPackages: 2,
		pythonPackages: 2,
		shells: expect.arrayContaining(['dash']),
		packageManagers: ['dpkg'],
		setuidFiles: 2,
	});
});

test('without the layers there is nothing to count, and without a list no number of packages', () => {
	const { files: _files, ...unread } = goodImage;
	expect(takeInventory(unread)).toBeUndefined();
	expect(takeInventory({ ...goodImage, systemPackages: [] })?.systemPackages).toBeUndefined();
});

test('packages are read from the list of each package manager', () => {
	const status = [
		'Package: adduser\nStatus: install ok installed\nVersion: 3.152',
		'Package: gone\nStatus: deinstall ok config-files\nVersion: 1',
		'Package: libc6\nArchitecture: amd64\nStatus: install ok installed\nDescription: GNU\n Package: not this\n .\n more',
	].join('\n\n');
	expect(packagesOfDpkg(status)).toEqual(['adduser', 'libc6']);
	expect(packagesOfApk('C:Q1abc=\nP:musl\nV:1.2.5\nF:lib\n\nP:busybox\nV:1.37\n')).toEqual(['musl', 'busybox']);
	const listed = ['/var/lib/dpkg/status.d/tzdata', '/var/lib/dpkg/status.d/tzdata.md5sums', '/var/lib/dpkg/status'];
	expect(packagesOfDistroless(listed.map((path) => file(path)))).toEqual(['tzdata']);
});
