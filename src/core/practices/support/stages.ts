import type { Dockerfile, Instruction, Stage } from '../../dockerfile.ts';
import { type Assignment, parseAssignments } from '../../dockerfile-text/assignments.ts';
import { expand } from '../../dockerfile-text/expand.ts';
import { fail, type Place, pass, type Verdict } from '../../finding.ts';

/** The stage with those that it starts from, oldest first. */
export const lineage = (stage: Stage | undefined): readonly Stage[] =>
	stage === undefined ? [] : [...lineage(stage.parent), stage];

/** Every instruction that the built image has in its history, those of the stages it starts from included. */
export const shipped = (file: Dockerfile): readonly Instruction[] => {
	const instructions = known.get(file) ?? lineage(file.target).flatMap((stage) => stage.instructions);
	known.set(file, instructions);
	return instructions;
};

const known = new WeakMap<Dockerfile, readonly Instruction[]>();

export const everyInstruction = ({ stages }: Dockerfile): readonly Instruction[] =>
	stages.flatMap(({ instructions }) => instructions);

/** The same with FROM and the arguments before the first one, in the order of the file. */
export const everyLine = ({ globalArguments, stages }: Dockerfile): readonly Instruction[] => [
	...globalArguments,
	...stages.flatMap(({ from, instructions }) => [from, ...instructions]),
];

export const lastShipped = (file: Dockerfile, keyword: string): Instruction | undefined =>
	shipped(file).findLast((instruction) => instruction.keyword === keyword);

/** The published image that a stage starts from in the end. */
export const rootImage = (stage: Stage | undefined): string => lineage(stage)[0]?.image ?? '';

export const flagOf = ({ flags }: Instruction, name: string): string | undefined =>
	flags.find((flag) => flag.name === name)?.value;

/** The stage that COPY --from or a mount means, by name or by number; undefined for another image or a later stage. */
export const findStage = (file: Dockerfile, from: string, before: number): Stage | undefined =>
	file.stages.findLast(
		({ name, index }) => index < before && (name?.toLowerCase() === from.toLowerCase() || String(index) === from),
	);

const environments = new WeakMap<Stage, ReadonlyMap<string, string>>();

/** ENV and ARG of a stage as they stand at its end, those that it inherits included. */
export const environmentOf = (file: Dockerfile, stage: Stage | undefined): ReadonlyMap<string, string> => {
	if (stage === undefined) return new Map();
	const values = environments.get(stage) ?? readEnvironment(file, stage);
	environments.set(stage, values);
	return values;
};

const readEnvironment = (file: Dockerfile, stage: Stage): ReadonlyMap<string, string> => {
	const values = new Map<string, string>();
	const globals = new Map(globalAssignments(file).map(({ name, value = '' }) => [name, value]));
	for (const { keyword, argument } of lineage(stage).flatMap(({ instructions }) => instructions)) {
		if (keyword !== 'ENV' && keyword !== 'ARG') continue;
		for (const { name, value } of parseAssignments(argument)) {
			const known = value ?? (keyword === 'ARG' ? globals.get(name) : undefined);
			if (known !== undefined)
				values.set(
					name,
					expand(known, (variable) => values.get(variable)),
				);
		}
	}
	return values;
};

/** What the arguments before the first FROM assign. */
export const globalAssignments = ({ globalArguments }: Dockerfile): readonly Assignment[] =>
	globalArguments.flatMap(({ argument }) => parseAssignments(argument));

export const at = ({ line, endLine }: Instruction, detail: string): Place => ({ line, endLine, detail });

/** Passes without places; otherwise fails with the first one's words and how many more there are. */
export const judge = (places: readonly Place[]): Verdict => {
	const [first] = places;
	if (first === undefined) return pass;
	const others = places.length > 1 ? ` And ${places.length - 1} more.` : '';
	return fail(`${first.detail ?? ''}${others}`.trim(), places);
};

/** Where something is missing altogether, the FROM of the built stage is the place. */
export const missing = ({ target }: Dockerfile, detail: string): Verdict =>
	target === undefined ? fail(detail) : fail(detail, [at(target.from, detail)]);
