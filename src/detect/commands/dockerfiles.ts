import type { Dockerfile, Instruction } from '../../core/dockerfile.ts';
import { depthOf, folderOf } from '../paths.ts';
import type { Sources } from '../sources.ts';
import { type ContainerFacts, isDockerfile } from './command-files.ts';

const mostFiles = 6;

/** What the last stage of the project's own Dockerfiles says: of those at the root, or else those one folder down. */
export const readDockerfiles = async (sources: Sources): Promise<ContainerFacts> => {
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

const readStage = ({ target }: Dockerfile, path: string): ContainerFacts => {
	const instructions = target?.instructions ?? [];
	const last = (keyword: string) => instructions.findLast((instruction) => instruction.keyword === keyword);
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
const joined = (entrypoint: Instruction | undefined, command: Instruction | undefined): Instruction | undefined =>
	entrypoint?.json && command?.json ? { ...command, json: [...entrypoint.json, ...command.json] } : undefined;
