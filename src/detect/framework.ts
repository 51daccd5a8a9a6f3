import { type Detected, detected } from '../core/detected.ts';
import type { Dependencies, Framework } from '../core/project-facts.ts';
import type { Candidate } from './application/candidate.ts';
import { formatApplication } from './application/rank.ts';

/** The package that brings a framework. */
export const packageOf: Readonly<Partial<Record<Framework, string>>> = {
	flask: 'flask',
	fastapi: 'fastapi',
	django: 'django',
	starlette: 'starlette',
	litestar: 'litestar',
	quart: 'quart',
	sanic: 'sanic',
	aiohttp: 'aiohttp',
	falcon: 'falcon',
	bottle: 'bottle',
	tornado: 'tornado',
	dash: 'dash',
	streamlit: 'streamlit',
	gradio: 'gradio',
};

/** Names of packages that say which framework is in use when the code does not, the telling ones first. */
const tellingPackages: readonly (readonly [string, Framework])[] = [
	['django', 'django'],
	['streamlit', 'streamlit'],
	['dash', 'dash'],
	['gradio', 'gradio'],
	['fastapi', 'fastapi'],
	['litestar', 'litestar'],
	['quart', 'quart'],
	['sanic', 'sanic'],
	['falcon', 'falcon'],
	['bottle', 'bottle'],
	['flask', 'flask'],
	['starlette', 'starlette'],
	['aiohttp', 'aiohttp'],
	['tornado', 'tornado'],
];

export interface FrameworkContext {
	readonly chosen: Candidate | undefined;
	readonly candidates: readonly Candidate[];
	readonly dependencies: Dependencies | undefined;
}

/** The framework of the chosen application, or else what the dependencies suggest. */
export const detectFramework = ({
	chosen,
	candidates,
	dependencies,
}: FrameworkContext): Detected<Framework> | undefined => {
	const requirements = dependencies?.requirements ?? [];
	if (chosen && isGeneric(chosen.framework)) {
		const named = tellingPackages.find(
			([name, framework]) => speaksAs(framework, chosen) && requirements.some((found) => found.name === name),
		);
		if (named) return detected(named[1], 'likely', [chosen.evidence], [chosen.framework]);
	}
	if (chosen) {
		const others = [...new Set(candidates.filter(({ score }) => score > 20).map(({ framework }) => framework))];
		const requirement = requirements.find(({ name }) => name === packageOf[chosen.framework]);
		const evidence = [
			chosen.evidence || formatApplication(chosen.application),
			...(requirement ? [`${requirement.name} in ${requirement.file} line ${requirement.line}`] : []),
		];
		const alternatives = others.filter((framework) => framework !== chosen.framework);
		return detected(
			chosen.framework,
			requirement || alternatives.length === 0 ? 'certain' : 'likely',
			evidence,
			alternatives,
		);
	}
	const found = tellingPackages.flatMap(([name, framework]) => {
		const requirement = requirements.find((candidate) => candidate.name === name);
		return requirement ? [{ framework, evidence: `${name} in ${requirement.file} line ${requirement.line}` }] : [];
	});
	const [best, ...rest] = found;
	return (
		best && detected(best.framework, 'unsure', [best.evidence], [...new Set(rest.map(({ framework }) => framework))])
	);
};

const isGeneric = (framework: Framework): boolean => ['wsgi', 'asgi', 'script'].includes(framework);

const speakers: Readonly<Record<Candidate['speaks'], readonly Framework[]>> = {
	wsgi: ['django', 'flask', 'falcon', 'bottle'],
	asgi: ['fastapi', 'litestar', 'quart', 'starlette', 'django'],
	own: ['fastapi', 'sanic', 'bottle', 'flask', 'aiohttp', 'tornado'],
};

/** A plain callable or command of a project that depends on a framework of that kind is taken as that framework's. */
const speaksAs = (framework: Framework, { speaks }: Candidate): boolean => speakers[speaks].includes(framework);

/** The version where the requirements name exactly one. */
export const detectFrameworkVersion = (
	framework: Framework | undefined,
	dependencies: Dependencies | undefined,
): Detected<string> | undefined => {
	const name = framework && packageOf[framework];
	const requirement = dependencies?.requirements.find((candidate) => candidate.name === name);
	const version = /^===?\s*([\w.!+]+)$/.exec(requirement?.specifier ?? '')?.[1];
	if (!requirement || !version) return undefined;
	return detected(version, 'certain', [
		`${requirement.name}==${version} in ${requirement.file} line ${requirement.line}`,
	]);
};
