import { assemblePlan } from '../../core/assemble-plan.ts';
import { contextFrom } from '../../core/build-context.ts';
import { codeFileCandidates } from '../../core/comparison/code-file.ts';
import { answersOf, type Variant } from '../../core/comparison/variant.ts';
import { expectLabels, expectPlan } from '../../core/expectation.ts';
import type { FileTree } from '../../core/file-tree.ts';
import type { Expectation, ImageConfig } from '../../core/image-facts.ts';
import type { Plan } from '../../core/plan.ts';
import { inContext } from '../../core/view/context-paths.ts';
import { renderPlan } from '../../render/index.ts';
import { version } from '../../version.ts';
import type { Decision } from '../create/decide.ts';
import type { Existing } from './find-existing.ts';

/** Everything that is needed to build one variant in a copy of the project. */
export interface Prepared {
	readonly plan: Plan;
	/** The way from the project's folder to the build context, which the paths below are relative to. */
	readonly context: string;
	readonly dockerfile: string;
	/** What is copied of the project; undefined for all that the ignore file lets in. */
	readonly paths: readonly string[] | undefined;
	readonly ignoreFile: string;
	/** What is written on top. */
	readonly files: FileTree;
	/** Where the code of the application may lie. */
	readonly codeFiles: readonly string[];
	readonly expect: (config: ImageConfig) => Expectation;
}

export const prepareVariant = (
	variant: Variant,
	{ answers, facts, plan: chosen }: Decision,
	existing: Existing | undefined,
): Prepared => {
	const codeFiles = codeFileCandidates(answers.application, facts.sourceRoots);
	if (variant.kind === 'existing') {
		const found = existing ?? { ...variant, contextFolder: '', ignoreFile: '', ignoreNames: [] };
		return { ...prepareExisting(chosen, found), codeFiles: codeFiles.map((name) => inContext(found, name)) };
	}

	const variantAnswers = answersOf(answers, variant);
	const plan = assemblePlan(variantAnswers, facts);
	const tree = renderPlan(plan, { answers: variantAnswers, toolVersion: version });
	return {
		plan,
		context: contextFrom(plan),
		dockerfile: inContext(plan, 'Dockerfile'),
		paths: copiedPaths(plan),
		ignoreFile: '',
		files: new Map([...tree].map(([name, text]) => [inContext(plan, name), text])),
		expect: () => expectPlan(plan),
		codeFiles: codeFiles.map((name) => inContext(plan, name)),
	};
};

const copiedPaths = (plan: Plan): readonly string[] => {
	const { dependencies, project, code } = plan;
	const paths = [...dependencies.files, ...[...project, ...code].map(({ path }) => path)];
	return [...new Set(paths.map((path) => inContext(plan, path)))];
};

/** The Dockerfile that is there decides alone; the service is the same, so it answers as ours does. */
const prepareExisting = (plan: Plan, existing: Existing): Omit<Prepared, 'codeFiles'> => ({
	plan,
	context: contextFrom(existing),
	dockerfile: inContext(existing, existing.dockerfile),
	paths: undefined,
	ignoreFile: existing.ignoreFile,
	files: new Map(existing.ignoreNames.map((name) => [inContext(existing, name), existing.ignoreFile])),
	expect: (config) => ({
		...expectLabels(config),
		healthPath: plan.health.path,
		writablePaths: plan.writablePaths,
		...(config.exposedPorts.length === 0 ? { ports: plan.ports } : {}),
	}),
});
