import { normalizePackageName } from './package-name.ts';

/** The package that an installer found no wheel of, from what it printed; undefined when that was not the cause. */
export const findMissingWheel = (log: readonly string[]): string | undefined => {
	const text = log.join('\n');
	// An index that cannot be reached has no wheel of anything.
	if (/NewConnectionError|ConnectTimeoutError|ProxyError|Could not fetch URL|error sending request/.test(text))
		return undefined;
	const found =
		/No matching distribution found for ([A-Za-z0-9._-]+?)(?:\[[^\]]*\])?(?:[=<>!~;\s(]|$)/.exec(text) ??
		/(?:Because|and) ([A-Za-z0-9._-]+?)==\S+ has no (?:usable )?wheels/.exec(text) ??
		/distribution `([A-Za-z0-9._-]+?)==/.exec(text);
	return found?.[1] === undefined ? undefined : normalizePackageName(found[1]);
};
