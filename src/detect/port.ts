import { type Detected, detected } from '../core/detected.ts';
import {
	argument,
	type CallExpression,
	dottedName,
	everyPart,
	lastName,
	numberValue,
	stringValue,
} from './python/expression.ts';
import type { Sources } from './sources.ts';

interface Mention {
	readonly port: number;
	readonly evidence: string;
	readonly weight: number;
}

/** The port that the service listens on: what starts it says most, then what its image exposes, then its code. */
export const detectPort = async (sources: Sources): Promise<Detected<number> | undefined> => {
	const mentions = [...(await fromFiles(sources)), ...fromCode(sources)].sort((a, b) => b.weight - a.weight);
	const [best] = mentions;
	if (best === undefined) return undefined;
	const others = [...new Set(mentions.map(({ port }) => port))].filter((port) => port !== best.port);
	const evidence = mentions.filter(({ port }) => port === best.port).map((mention) => mention.evidence);
	return detected(best.port, best.weight >= 3 ? 'certain' : 'likely', evidence, others);
};

const files: readonly { readonly path: string; readonly pattern: RegExp; readonly weight: number }[] = [
	{ path: 'Procfile', pattern: /^web:.*(?:--port[= ]|-b\s*\S*:|--bind[= ]\S*:)(\d{2,5})\b/m, weight: 5 },
	{ path: 'Dockerfile', pattern: /^\s*EXPOSE\s+(\d{2,5})/im, weight: 4 },
	{ path: 'gunicorn.conf.py', pattern: /^bind\s*=\s*["'][^"']*:(\d{2,5})["']/m, weight: 3 },
];

const fromFiles = async ({ reader }: Sources): Promise<readonly Mention[]> => {
	const found = await Promise.all(
		files.map(async ({ path, pattern, weight }): Promise<readonly Mention[]> => {
			const text = await reader.readText(path);
			const match = text === undefined ? null : pattern.exec(text);
			if (text === undefined || match === null) return [];
			const at = match.index + match[0].search(/\S/);
			const line = text.slice(0, at).split('\n').length;
			return toMention(Number(match[1]), { evidence: `port ${match[1]} in ${path} line ${line}`, weight });
		}),
	);
	return found.flat();
};

const fromCode = ({ modules }: Sources): readonly Mention[] =>
	[...modules.values()].flatMap(({ path, calls }) =>
		calls.flatMap(({ call, line }) => {
			const port = portOf(call);
			if (port === undefined) return [];
			return toMention(port, {
				evidence: `\`${dottedName(call.callee)}(… port …)\` in ${path} line ${line}`,
				weight: 1,
			});
		}),
	);

const toMention = (port: number, { evidence, weight }: Omit<Mention, 'port'>): readonly Mention[] =>
	port >= 1024 && port <= 65535 ? [{ port, evidence, weight }] : [];

/** The literal port of a call that listens; `int(os.environ.get("PORT", 8080))` counts with its default. */
const portOf = (call: CallExpression): number | undefined => {
	if (!/^(run|serve|run_app|run_server|launch|listen)$/.test(lastName(call.callee))) return undefined;
	const value = argument(call, 'port') ?? argument(call, 'server_port');
	if (value === undefined) return undefined;
	const numbers = everyPart(value).map((part) => numberValue(part) ?? Number(stringValue(part) ?? Number.NaN));
	return numbers.find((number) => Number.isInteger(number) && number > 0);
};
