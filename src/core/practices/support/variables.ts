import type { Dockerfile, Instruction, Stage } from '../../dockerfile.ts';
import { parseAssignments } from '../../dockerfile-text/assignments.ts';
import { expand, variablesIn } from '../../dockerfile-text/expand.ts';
import type { Place } from '../../finding.ts';
import { knownImage } from './images.ts';
import { at, globalAssignments, lineage, rootImage } from './stages.ts';

/** Variables that BuildKit sets by itself, once declared in a stage or in FROM; proxies need no declaration. */
const predefined =
	/^(BUILD|TARGET)(PLATFORM|OS|ARCH|VARIANT)$|^(HTTPS?|FTP|NO|ALL)_PROXY$|^(https?|ftp|no|all)_proxy$|^(BUILDKIT_|SOURCE_DATE_EPOCH)/;
/** What the known base images set. */
const ofBase = new Set([
	'PATH',
	'HOME',
	'HOSTNAME',
	'LANG',
	'GPG_KEY',
	'PYTHON_VERSION',
	'PYTHON_SHA256',
	'PYTHON_PIP_VERSION',
	'SSL_CERT_FILE',
]);
const expanding = new Set(['ADD', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);

/** Uses of variables that are not declared where they are used. */
export const undeclared = (file: Dockerfile): readonly Place[] => [
	...file.stages.flatMap((stage) => undeclaredInFrom(file, stage)),
	...file.stages.flatMap((stage) => undeclaredInStage(file, stage)),
];

const undeclaredInFrom = (file: Dockerfile, { from }: Stage): readonly Place[] => {
	const [image = ''] = from.argument.split(/\s+/);
	const globals = globalAssignments(file);
	const missing = variablesIn(image).find(
		(name) => !predefined.test(name) && !globals.some((global) => global.name === name),
	);
	if (missing !== undefined) return [at(from, `$${missing} is not declared with ARG before the first FROM.`)];
	const empty = expand(image, (name) => globals.findLast((global) => global.name === name)?.value ?? '');
	const usable = empty !== '' && !/[:@]$|^[:@/]/.test(empty);
	return usable ? [] : [at(from, `${image} is no image name unless a build argument is given; add a default.`)];
};

const undeclaredInStage = (file: Dockerfile, stage: Stage): readonly Place[] => {
	const globals = new Set(globalAssignments(file).map(({ name }) => name));
	const known = new Set(inherited(stage));
	const certain = isCertain(rootImage(stage));
	return stage.instructions.flatMap((instruction) => {
		const names = expanding.has(instruction.keyword) ? variablesIn(instruction.argument) : [];
		const own = declared(instruction);
		const missing = names.find(
			(name) =>
				!known.has(name) &&
				!predefined.test(name) &&
				(globals.has(name) || own.includes(name) || (certain && !ofBase.has(name))),
		);
		for (const name of own) known.add(name);
		return missing === undefined || ofBase.has(missing)
			? []
			: [at(instruction, `$${missing} is not declared in this stage above this line.`)];
	});
};

const declared = ({ keyword, argument }: Instruction): readonly string[] =>
	keyword === 'ARG' || keyword === 'ENV' ? parseAssignments(argument).map(({ name }) => name) : [];

const inherited = ({ parent }: Stage): readonly string[] =>
	lineage(parent).flatMap(({ instructions }) => instructions.flatMap(declared));

/** Only for images whose variables are known can a missing declaration be told from one of the base. */
const isCertain = (image: string): boolean =>
	/^(scratch|python|alpine|debian|ubuntu|gcr\.io\/distroless\/)/.test(image) && knownImage(image).user !== undefined;
