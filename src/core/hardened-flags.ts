/** How a hardened image should be started; `verify` starts it so, and the docs say so. */
export const hardenedFlags = [
	'--read-only',
	'--tmpfs=/tmp',
	'--cap-drop=ALL',
	'--security-opt=no-new-privileges',
	'--pids-limit=256',
	'--memory=512m',
] as const;
