#!/usr/bin/env node
// CommonJS, since Node.js starts it before it has set up its loader of modules.
const [major, minor] = process.versions.node.split('.').map(Number);
const isSupported = major > 20 || (major === 20 && minor >= 19);

if (isSupported) {
	require('../dist/start.cjs').start(process);
} else {
	process.stderr.write(
		`create-hardened-container needs Node.js 20.19 or newer; this is ${process.versions.node}.\n` +
			'Install a newer Node.js from https://nodejs.org and run the same command again.\n',
	);
	process.exitCode = 2;
}
