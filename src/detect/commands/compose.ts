import { lineOf } from '../dependencies/pyproject.ts';
import { isTable, type Table } from '../dependencies/toml.ts';
import { folderOf, joinPath, normalisePath } from '../paths.ts';
import type { Sources } from '../sources.ts';
import { type ContainerFacts, isComposeFile, type WrittenCommand } from './command-files.ts';

const nothing: ContainerFacts = { commands: [], ports: [] };

/** Reads the compose files at the root; YAML is only loaded when there is one. */
export const readCompose = async (sources: Sources): Promise<ContainerFacts> => {
	const paths = sources.tree.files.filter((path) => folderOf(path) === '' && isComposeFile(path));
	if (paths.length === 0) return nothing;
	const parse = await loadParser();
	const found = await Promise.all(
		paths.map(async (path) => {
			const text = (await sources.readText(path)) ?? '';
			return readServices(parse(text), { path, text });
		}),
	);
	return { commands: found.flatMap(({ commands }) => commands), ports: found.flatMap(({ ports }) => ports) };
};

/** Compose knows merge keys, which YAML 1.2 has dropped; what cannot be read gives nothing. */
const loadParser = async (): Promise<(text: string) => unknown> => {
	const { CORE_SCHEMA, load, mergeTag } = await import('js-yaml');
	const schema = CORE_SCHEMA.withTags(mergeTag);
	return (text) => {
		try {
			return load(text, { schema });
		} catch {
			return undefined;
		}
	};
};

interface File {
	readonly path: string;
	readonly text: string;
}

const readServices = (compose: unknown, file: File): ContainerFacts => {
	const services = isTable(compose) && isTable(compose.services) ? Object.entries(compose.services) : [];
	const built = services.flatMap(([name, service]) =>
		isTable(service) && isBuilt(service) ? [{ name, service }] : [],
	);
	return {
		commands: built.flatMap(({ service }) => commandOf(service, file)),
		ports: built.flatMap(({ name, service }) => portsOf(service, { name, file })),
	};
};

const isBuilt = ({ build, image, command }: Table): boolean => {
	const context = isTable(build) ? build.context : build;
	if (typeof context === 'string') return normalisePath(context) !== undefined;
	return build !== undefined || (image !== undefined && command !== undefined && /^python/.test(String(image)));
};

const commandOf = ({ command, build }: Table, { path, text }: File): readonly WrittenCommand[] => {
	const isWords = Array.isArray(command) && command.every((word) => typeof word === 'string');
	if (typeof command !== 'string' && !isWords) return [];
	const context = isTable(build) ? build.context : build;
	const folder = typeof context === 'string' ? normalisePath(joinPath(folderOf(path), context)) : undefined;
	const line = lineOf(
		text,
		isWords ? (command.at(-1) ?? '') : ((command as string).trim().split('\n')[0]?.slice(0, 40) ?? ''),
	);
	return [{ command: command as string | readonly string[], path, line, weight: 40, ...(folder ? { folder } : {}) }];
};

/** The inner side of published ports: 5000 of "8000:5000". */
const portsOf = (
	{ ports }: Table,
	{ name, file }: { readonly name: string; readonly file: File },
): ContainerFacts['ports'] =>
	(Array.isArray(ports) ? ports : []).flatMap((entry) => {
		const inner = isTable(entry) ? String(entry.target ?? '') : String(entry).replaceAll(/\$\{\w+:?-([^}]*)\}/g, '$1');
		const port = Number(/(\d{2,5})(\/tcp)?$/.exec(inner)?.[1]);
		return Number.isInteger(port) ? [{ port, evidence: `port ${port} of the service ${name} in ${file.path}` }] : [];
	});
