import { depthOf, folderOf } from '../paths.ts';
import type { Sources } from '../sources.ts';
import { isDockerfile, type WrittenCommand } from './command-files.ts';

/** What the project's own Dockerfiles say of the last stage. */
export interface DockerfileFacts {
	readonly commands: readonly WrittenCommand[];
	readonly ports: readonly { readonly port: number; readonly evidence: string }[];
}

const mostFiles = 6;

/** Reads the Dockerfiles at the root, or else those one folder down. */
export const readDockerfiles = async (sources: Sources): Promise<DockerfileFacts> => {
	const all = sources.tree.files.filter((path) => isDockerfile(path) && depthOf(path) <= 2);
	const atRoot = all.filter((path) => folderOf(path) === '');
	const paths = (atRoot.length > 0 ? atRoot : all).sort((a, b) => a.length - b.length).slice(0, mostFiles);
	if (paths.length === 0) return { commands: [], ports: [] };
	const { parseDockerfile } = await import('../../core/parse-dockerfile.ts');
	const found = await Promise.all(
		paths.map(async (path) => {
			const text = await sources.readText(path);
			return text === undefined ? undefined : readStage(parseDockerfile(text), path);
		}),
	);
	const read = found.filter((facts) => facts !== undefined);
	return { commands: read.flatMap(({ commands }) => commands), ports: read.flatMap(({ ports }) => ports) };
};

interface Parsed {
	readonly target: { readonly instructions: readonly ParsedInstruction[] } | undefined;
}

interface ParsedInstruction {
	readonly keyword: string;
	readonly argument: string;
	readonly json: readonly string[] | undefined;
	readonly line: number;
}

const readStage = ({ target }: Parsed, path: string): DockerfileFacts => {
	const instructions = target?.instructions ?? [];
	const last = (keyword: string) => instructions.filter((instruction) => instruction.keyword === keyword).at(-1);
	const [entrypoint, command] = [last('ENTRYPOINT'), last('CMD')];
	const whole = joined(entrypoint, command);
	// What the arguments are missing from is hardly the command.
	const commands = [whole, entrypoint, command].flatMap((found) => {
		const weight = whole !== undefined && found === entrypoint ? -10 : 10;
		return found ? [{ command: found.json ?? found.argument, path, line: found.line, weight }] : [];
	});
	const exposed = instructions
		.filter(({ keyword }) => keyword === 'EXPOSE')
		.flatMap(({ argument, line }) => argument.split(/\s+/).map((word) => ({ word, line })));
	const ports = exposed.flatMap(({ word, line }) => {
		const port = Number(/^(\d+)(\/tcp)?$/.exec(word)?.[1]);
		return Number.isInteger(port) ? [{ port, evidence: `EXPOSE ${port} in ${path} line ${line}` }] : [];
	});
	return { commands, ports };
};

/** CMD gives the arguments of ENTRYPOINT when both are in JSON form. */
const joined = (
	entrypoint: ParsedInstruction | undefined,
	command: ParsedInstruction | undefined,
): ParsedInstruction | undefined =>
	entrypoint?.json && command?.json ? { ...command, json: [...entrypoint.json, ...command.json] } : undefined;
