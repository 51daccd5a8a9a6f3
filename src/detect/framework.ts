import { type Detected, detected } from '../core/detected.ts';
import type { Dependencies, Framework } from '../core/project-facts.ts';
import { formatApplication } from '../core/questions/application.ts';
import type { Candidate } from './application/candidate.ts';

/** The frameworks whose package is called as they are, those that say the most of a project first. */
export const packagedFrameworks: readonly Framework[] = [
	'django',
	'streamlit',
	'dash',
	'gradio',
	'fastapi',
	'litestar',
	'quart',
	'sanic',
	'falcon',
	'bottle',
	'flask',
	'starlette',
	'aiohttp',
	'tornado',
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
		const bot = chosen.speaks === 'own' && requirements.find(({ name }) => chatLibraries.test(name));
		const named = packagedFrameworks.find(
			(framework) =>
				speaksAs(framework, chosen) &&
				requirements.some(({ name }) => name === framework) &&
				!(bot && framework === 'aiohttp'),
		);
		if (bot && named === undefined) {
			const evidence = [chosen.evidence, `${bot.name} in ${bot.file} line ${bot.line}`];
			return detected('worker', 'likely', evidence, [chosen.framework]);
		}
		if (named) return detected(named, 'likely', [chosen.evidence], [chosen.framework]);
	}
	if (chosen) {
		const others = [...new Set(candidates.filter(({ score }) => score > 20).map(({ framework }) => framework))];
		const requirement = requirements.find(({ name }) => name === chosen.framework);
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
	const found = packagedFrameworks.flatMap((framework) => {
		const requirement = requirements.find(({ name }) => name === framework);
		return requirement ? [{ framework, evidence: `${framework} in ${requirement.file} line ${requirement.line}` }] : [];
	});
	const [best, ...rest] = found;
	return (
		best && detected(best.framework, 'unsure', [best.evidence], [...new Set(rest.map(({ framework }) => framework))])
	);
};

/** With these a bot connects to its network by itself and listens on no port; aiohttp is its client. */
const chatLibraries =
	/^(discord(-py)?|py-cord|nextcord|disnake|hikari|pydis-core|python-telegram-bot|aiogram|pytelegrambotapi|pyrogram|telethon|twitchio|mastodon-py)$/;

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
	const requirement = dependencies?.requirements.find(({ name }) => name === framework);
	const version = /^===?\s*([\w.!+]+)$/.exec(requirement?.specifier ?? '')?.[1];
	if (!requirement || !version) return undefined;
	return detected(version, 'certain', [
		`${requirement.name}==${version} in ${requirement.file} line ${requirement.line}`,
	]);
};
