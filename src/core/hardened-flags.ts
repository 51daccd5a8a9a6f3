/** Some systems cannot set these, for example where their control groups are not handed to rootless engines. */
export const limitFlags: readonly string[] = ['--pids-limit=256', '--memory=512m'];

/** How a hardened image should be started; `verify` starts it so, and the docs say so. */
export const hardenedFlags: readonly string[] = [
	'--read-only',
	'--tmpfs=/tmp',
	'--cap-drop=ALL',
	'--security-opt=no-new-privileges',
	...limitFlags,
];
