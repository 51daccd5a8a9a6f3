import { argument, dottedName, lastName, stringValue } from '../python/expression.ts';
import { qualify } from '../python/qualify.ts';
import type { Sources } from '../sources.ts';
import type { Candidate } from './candidate.ts';
import { djangoFallback } from './django.ts';
import { listenerCandidates } from './listeners.ts';
import { objectCandidates } from './objects.ts';
import { plainCallables } from './plain-callables.ts';
import { workerCandidates } from './workers.ts';

/** Every application found in the code, best first. */
export const codeCandidates = (sources: Sources): readonly Candidate[] => {
	const targets = namedTargets(sources);
	const found = [...sources.modules.values()].flatMap((module) => [
		...objectCandidates(sources, module),
		...plainCallables(sources, module),
		...listenerCandidates(sources, module),
	]);
	found.push(...workerCandidates(sources));
	if (!found.some(({ framework }) => framework === 'django')) found.push(...djangoFallback(sources));
	const makers = new Set(found.flatMap(({ madeBy }) => madeBy ?? []));
	return found
		.map((candidate) => ({
			...candidate,
			score: candidate.score + bonus(candidate, targets) - (isUsed(candidate, makers) ? 20 : 0),
		}))
		.sort((a, b) => b.score - a.score || a.path.length - b.path.length);
};

/** A factory that a module of the project calls itself is not what a server is given. */
const isUsed = ({ application }: Candidate, makers: ReadonlySet<string>): boolean =>
	application.kind === 'object' && application.factory && makers.has(application.attribute);

interface Targets {
	/** "module:attribute" strings that the code hands to a server, for example in `uvicorn.run("app.main:app")`. */
	readonly names: ReadonlySet<string>;
	/** "path:attribute" of objects whose run method the code calls. */
	readonly run: ReadonlySet<string>;
}

const namedTargets = ({ modules }: Sources): Targets => {
	const names = new Set<string>();
	const run = new Set<string>();
	for (const module of modules.values()) {
		for (const { call } of module.calls) {
			const name = dottedName(call.callee);
			const isServer = /^(uvicorn\.(run|Config)|granian\.Granian|Granian|hypercorn\..*)$/.test(qualify(module, name));
			if (isServer) {
				const first = call.args[0] ?? argument(call, 'app');
				const text = stringValue(first);
				if (text) names.add(text);
				else run.add(`${module.path}:${dottedName(first)}`);
			}
			if (/^(run|serve|run_server|launch)$/.test(lastName(call.callee)))
				run.add(`${module.path}:${name.split('.')[0]}`);
		}
	}
	return { names, run };
};

const bonus = ({ application, path }: Candidate, { names, run }: Targets): number => {
	if (application.kind !== 'object') return 0;
	const { module, attribute } = application;
	const suffix = `:${attribute}`;
	for (const name of names) {
		if (!name.endsWith(suffix)) continue;
		const named = name.slice(0, -suffix.length);
		if (named === module || module.endsWith(`.${named}`) || named.endsWith(`.${module}`)) return 25;
	}
	return run.has(`${path}:${attribute}`) ? 10 : 0;
};
