import type { BuildProgress } from '../core/build-progress.ts';
import { createPlainReader } from './buildkit-plain.ts';

interface Vertex {
	readonly digest: string;
	readonly name: string;
	readonly started?: string;
	readonly completed?: string;
	readonly cached?: boolean;
	readonly error?: string;
}

/** What a client of BuildKit tells in one line. */
export interface Status {
	readonly vertexes?: readonly Vertex[];
	readonly logs?: readonly { readonly vertex: string; readonly data: string }[];
}

const keptLogLines = 20;

/** Reads BuildKit's progress line by line, rawjson or plain; other lines are the client's own words. */
export const readProgress = (onProgress: (progress: BuildProgress) => void) => {
	const logs = new Map<string, string>();
	const told = new Map<string, BuildProgress['state']>();
	const readPlain = createPlainReader();
	let failed: Vertex | undefined;

	const readVertex = (vertex: Vertex): void => {
		if (isFailure(vertex)) failed = vertex;
		const progress = toProgress(vertex);
		if (progress === undefined || !isNews(told.get(vertex.digest), progress.state)) return;
		told.set(vertex.digest, progress.state);
		onProgress(progress);
	};

	return {
		readLine: (line: string): void => {
			const status = parseStatus(line) ?? readPlain(line);
			for (const { vertex, data } of status?.logs ?? []) {
				logs.set(vertex, (logs.get(vertex) ?? '') + Buffer.from(data, 'base64').toString('utf8'));
			}

			for (const vertex of status?.vertexes ?? []) readVertex(vertex);
		},
		failure: () => ({
			title: failed?.name,
			error: failed?.error,
			log: lastLines(failed === undefined ? '' : (logs.get(failed.digest) ?? '')),
		}),
	};
};

/** BuildKit tells of a step again and again, also after its end, as when it looks up a base image twice. */
const isNews = (before: BuildProgress['state'] | undefined, now: BuildProgress['state']): boolean =>
	before === undefined || (before !== now && (before === 'started' || now === 'failed'));

/** Steps that were under way when another failed end as "canceled"; they are not the cause. */
const isFailure = ({ error }: Vertex): boolean =>
	error !== undefined && error !== '' && !/context canceled/.test(error);

const parseStatus = (line: string): Status | undefined => {
	if (!line.startsWith('{')) return undefined;
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
};

const lastLines = (text: string): readonly string[] =>
	text
		.split(/\r?\n|\r/)
		.filter((line) => line.trim() !== '')
		.slice(-keptLogLines);

const toProgress = ({ name, started, completed, cached, error }: Vertex): BuildProgress | undefined => {
	const [, label, step, steps, title] = /^\[(?:(\S+) )?\s*(\d+)\/(\d+)\] (.*)$/s.exec(name) ?? [];
	if (title === undefined || started === undefined) return undefined;
	const finished = cached === true ? 'cached' : 'done';
	const state = error !== undefined && error !== '' ? 'failed' : completed === undefined ? 'started' : finished;
	return { stage: label ?? '', step: Number(step), steps: Number(steps), title: title.replace(/\s+/g, ' '), state };
};
