import type { Dependencies, Server } from '../project-facts.ts';

/** The servers that call an application of each kind, the likelier ones first. */
export const serves: Readonly<Record<'asgi' | 'wsgi', readonly Server[]>> = {
	asgi: ['gunicorn-uvicorn', 'uvicorn', 'hypercorn', 'daphne', 'granian'],
	wsgi: ['gunicorn', 'waitress', 'granian'],
};

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
