/** The command that brings a lock file up to date, where an installer printed that it no longer fits; otherwise undefined. */
export const findStaleLock = (log: readonly string[]): string | undefined => {
	const text = log.join('\n');
	if (/lockfile at `?uv\.lock`? needs to be updated/.test(text)) return 'uv lock';
	return /changed significantly since poetry\.lock was last generated/.test(text) ? 'poetry lock' : undefined;
};
