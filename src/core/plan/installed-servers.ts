import type { Dependencies } from '../project-facts.ts';

/** The packages among the dependencies, and the servers that some of these are known to bring along. */
export const installedServers = (dependencies: Dependencies | undefined): ReadonlySet<string> => {
	const names = new Set(dependencies?.packages ?? []);
	for (const { name, extras } of dependencies?.requirements ?? []) {
		names.add(name);
		const bringsUvicorn =
			['fastapi', 'connexion'].includes(name) && extras.some((extra) => /^(all|standard|uvicorn)$/.test(extra));
		if (bringsUvicorn) names.add('uvicorn');
		if (name === 'litestar' && extras.includes('standard')) names.add('uvicorn');
		if (name === 'quart' || (name === 'channels' && extras.includes('daphne')))
			names.add(name === 'quart' ? 'hypercorn' : 'daphne');
	}
	return names;
};
