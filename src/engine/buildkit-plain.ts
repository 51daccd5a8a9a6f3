import type { Status } from './buildkit-progress.ts';

/** Reads the plain progress of clients that know no rawjson; each line says what a JSON status would say. */
export const createPlainReader = (): ((line: string) => Status | undefined) => {
	const names = new Map<string, string>();
	return (line) => {
		const [, id, rest] = /^#(\d+) (.*)$/.exec(line) ?? [];
		if (id === undefined || rest === undefined) return undefined;
		const name = names.get(id);
		if (name === undefined) names.set(id, rest);
		return toStatus(id, { name: name ?? rest, said: name === undefined ? '' : rest });
	};
};

const toStatus = (digest: string, { name, said }: { readonly name: string; readonly said: string }): Status => {
	const vertex = { digest, name, started: digest };
	const [, error] = /^ERROR: (.*)$/.exec(said) ?? [];
	if (error !== undefined) return { vertexes: [{ ...vertex, error }] };
	if (said === 'CACHED') return { vertexes: [{ ...vertex, completed: digest, cached: true }] };
	if (/^DONE \d/.test(said)) return { vertexes: [{ ...vertex, completed: digest }] };
	const [, text] = /^\d+\.\d+ (.*)$/.exec(said) ?? [];
	if (text === undefined) return { vertexes: [vertex] };
	return { logs: [{ vertex: digest, data: Buffer.from(`${text}\n`).toString('base64') }] };
};
