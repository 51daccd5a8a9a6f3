import { type Detected, detected } from '../core/detected.ts';
import type { Framework } from '../core/project-facts.ts';
import { findRoutes } from './routes/index.ts';
import type { Sources } from './sources.ts';

/** Last parts of routes that report health, the plainest first: liveness before readiness, which also asks databases. */
const names = [
	'healthz',
	'health',
	'livez',
	'liveness',
	'alive',
	'live',
	'ping',
	'healthcheck',
	'health_check',
	'health-check',
	'healthy',
	'heartbeat',
	'lbheartbeat',
	'up',
	'_health',
	'_healthz',
	'ht',
	'status',
	'readyz',
	'ready',
	'readiness',
	'health_status',
];

const rankOf = (path: string): number | undefined => {
	const parts = path.split('/').filter((part) => part !== '');
	const last =
		parts
			.at(-1)
			?.toLowerCase()
			.replaceAll(/^_+|_+$/g, '') ?? '';
	const index = names.indexOf(last);
	if (last === 'status' && parts.length > 1) return undefined;
	if (index === -1 || /[<{:*]/.test(path)) return undefined;
	const isSpoken = parts.slice(0, -1).some((part) => /^_*health/.test(part));
	return index + (isSpoken ? 0 : (parts.length - 1) * 4);
};

/** Found as a real route of the code; never assumed. */
export const detectHealthPath = (sources: Sources, framework: Framework | undefined): Detected<string> | undefined => {
	if (framework === 'streamlit')
		return detected('/_stcore/health', 'certain', ['Streamlit answers on /_stcore/health']);
	const found = findRoutes(sources)
		.map((route) => ({ ...route, rank: rankOf(route.path) }))
		.filter((route) => route.rank !== undefined && !route.isPartial)
		.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
	const [best] = found;
	if (!best) return undefined;
	const others = [...new Set(found.map(({ path }) => path))].filter((path) => path !== best.path);
	return detected(best.path, 'certain', [best.evidence], others);
};
