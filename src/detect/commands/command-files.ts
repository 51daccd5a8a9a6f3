import { depthOf, nameOf } from '../paths.ts';
import type { Sources } from '../sources.ts';

/** A command as a file of the project writes it, not yet read. */
export interface WrittenCommand {
	/** A shell text, or the words of a JSON form. */
	readonly command: string | readonly string[];
	readonly path: string;
	readonly line: number;
	readonly weight: number;
	/** The folder that the file starts it in, relative to the project's root. */
	readonly folder?: string;
}

/** What the container files of one kind say about the service. */
export interface ContainerFacts {
	readonly commands: readonly WrittenCommand[];
	readonly ports: readonly { readonly port: number; readonly evidence: string }[];
}

const linesOf = (text: string): readonly { readonly text: string; readonly line: number }[] =>
	text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));

/** Weighs what Procfiles, systemd units, Makefiles and start scripts say; compose files and Dockerfiles have readers of their own. */
export const findWrittenCommands = async (sources: Sources): Promise<readonly WrittenCommand[]> => {
	const kinds = sources.tree.files.flatMap((path) => {
		const isAt = depthOf(path);
		const kind = fileKinds.find(({ pattern, depth }) => isAt <= depth && pattern.test(path));
		return kind ? [{ path, kind }] : [];
	});
	const found = await Promise.all(
		kinds.slice(0, mostFiles).map(async ({ path, kind }) => {
			const text = await sources.readText(path);
			return text === undefined ? [] : kind.read(text).map((command) => ({ ...command, path, weight: kind.weight }));
		}),
	);
	return found.flat();
};

const mostFiles = 24;

type Reader = (
	text: string,
) => readonly { readonly command: string; readonly line: number; readonly folder?: string }[];

const matching =
	(pattern: RegExp): Reader =>
	(text) =>
		linesOf(joinContinued(text)).flatMap(({ text: line, line: number }) => {
			const command = pattern.exec(line)?.[1];
			return command === undefined ? [] : [{ command, line: number }];
		});

/** Continued lines become one, and as many empty lines keep the numbers right. */
const joinContinued = (text: string): string =>
	text.replaceAll(/(?:[^\n]*\\\r?\n)+[^\n]*/g, (block) => {
		const lines = block.split(/\\\r?\n/);
		return lines.map((line) => line.trim()).join(' ') + '\n'.repeat(lines.length - 1);
	});

/** Where no process answers requests, the one that works. */
const procfile: Reader = (text) => {
	const web = matching(/^web:\s*(.+)$/)(text);
	return web.length > 0 ? web : matching(/^worker:\s*(.+)$/)(text);
};

const systemdUnit: Reader = (text) => {
	const [start] = matching(/^ExecStart=[-@:+!]*(.+)$/)(text);
	return start ? [start] : [];
};

/** uWSGI's settings, as the command line that says the same. */
const uwsgiSettings: Reader = (text) => {
	const settings = linesOf(text).flatMap(({ text: line, line: number }) => {
		const [, name = '', value = ''] = /^\s*([\w-]+)\s*[=:]\s*([^#;\s]+)/.exec(line) ?? [];
		return uwsgiNames.test(name) ? [{ option: `--${name} ${value}`, number }] : [];
	});
	const first = settings.find(({ option }) => /^--(module|wsgi|wsgi-file|file)\b/.test(option));
	const options = settings.map(({ option }) => option).join(' ');
	return first === undefined ? [] : [{ command: `uwsgi ${options}`, line: first.number }];
};

const uwsgiNames = /^(module|wsgi|wsgi-file|file|callable|http|http-socket|chdir|pythonpath)$/;

/** Of what supervisor keeps running, the servers; workers run in containers of their own. */
const supervised: Reader = (text) =>
	matching(/^command\s*=\s*(.+)$/)(text).filter(({ command }) =>
		/\b(gunicorn|uvicorn|hypercorn|daphne|granian|waitress-serve|uwsgi)\b/.test(command),
	);

const startsServer =
	/\b(gunicorn|uvicorn|hypercorn|daphne|granian|waitress-serve|uwsgi|streamlit|fastapi run|python3? \S+\.py|python3? -m)\b/;

const scriptLines: Reader = (text) =>
	matching(/^\s*(.+)$/)(text).filter(
		({ command }) => startsServer.test(command) && !/^(echo|#|pip|if|alias)\b/.test(command),
	);

const fileKinds: readonly {
	readonly pattern: RegExp;
	readonly depth: number;
	readonly weight: number;
	readonly read: Reader;
}[] = [
	{ pattern: /^Procfile$/, depth: 0, weight: 50, read: procfile },
	{ pattern: /^(app\.ya?ml|app-\w+\.yaml)$/, depth: 0, weight: 45, read: matching(/^entrypoint:\s*(.+)$/) },
	{ pattern: /^render\.yaml$/, depth: 0, weight: 45, read: matching(/^\s*startCommand:\s*(.+)$/) },
	{ pattern: /^railway\.(toml|json)$/, depth: 0, weight: 45, read: matching(/startCommand"?\s*[=:]\s*"([^"]+)"/) },
	{ pattern: /(^|\/)[\w.-]*uwsgi[\w.-]*\.(ini|ya?ml)$/, depth: 2, weight: 40, read: uwsgiSettings },
	{ pattern: /(^|\/)supervisor[\w.-]*(\/[\w.-]+)?\.(conf|ini)$/, depth: 3, weight: 35, read: supervised },
	{ pattern: /\.service$/, depth: 3, weight: 30, read: systemdUnit },
	{ pattern: /^(GNU)?[Mm]akefile$|^[Jj]ustfile$/, depth: 0, weight: 20, read: scriptLines },
	{
		pattern: /(entry|start|run|boot|serve|launch|gunicorn|uvicorn|cmd)[\w-]*(\.sh)?$|entrypoint/i,
		depth: 2,
		weight: 8,
		read: (text) => (text.startsWith('#!') ? scriptLines(text) : []),
	},
];

export const isComposeFile = (path: string): boolean => /^(docker-)?compose(\.[\w-]+)*\.ya?ml$/.test(nameOf(path));

export const isDockerfile = (path: string): boolean =>
	/^(Dockerfile|Containerfile)(\.[\w-]+)?$|\.Dockerfile$/.test(nameOf(path));
