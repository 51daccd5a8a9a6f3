import { assemblePlan } from '../../core/assemble-plan.ts';
import { answersOf, type Variant } from '../../core/comparison/variant.ts';
import { expectLabels, expectPlan } from '../../core/expectation.ts';
import type { FileTree } from '../../core/file-tree.ts';
import type { Expectation, ImageConfig } from '../../core/image-facts.ts';
import type { Plan } from '../../core/plan.ts';
import { renderPlan } from '../../render/index.ts';
import { version } from '../../version.ts';
import type { Decision } from '../create/decide.ts';
import type { Existing } from './find-existing.ts';

/** Everything that is needed to build one variant in a copy of the project. */
export interface Prepared {
	readonly plan: Plan;
	readonly dockerfile: string;
	/** What is copied of the project; undefined for all that the ignore file lets in. */
	readonly paths: readonly string[] | undefined;
	readonly ignoreFile: string;
	/** What is written on top. */
	readonly files: FileTree;
	readonly expect: (config: ImageConfig) => Expectation;
}

export const prepareVariant = (
	variant: Variant,
	{ answers, facts, plan: chosen }: Decision,
	existing: Existing | undefined,
): Prepared => {
	if (variant.kind === 'existing') return prepareExisting(chosen, existing ?? { ...variant, ignoreFile: '' });
	const variantAnswers = answersOf(answers, variant);
	const plan = assemblePlan(variantAnswers, facts);
	const files = renderPlan(plan, { answers: variantAnswers, toolVersion: version });
	const expect = (): Expectation => expectPlan(plan);
	return { plan, dockerfile: 'Dockerfile', paths: copiedPaths(plan), ignoreFile: '', files, expect };
};

const copiedPaths = ({ dependencies, project, code }: Plan): readonly string[] => [
	...new Set([...dependencies.files, ...[...project, ...code].map(({ path }) => path)]),
];

/** The Dockerfile that is there decides alone; the service is the same, so it answers as ours does. */
const prepareExisting = (plan: Plan, { dockerfile, ignoreFile }: Existing): Prepared => ({
	plan,
	dockerfile,
	paths: undefined,
	ignoreFile,
	files: new Map(
		['.dockerignore', ...(plan.hasContainerIgnore ? ['.containerignore'] : [])].map((name) => [name, ignoreFile]),
	),
	expect: (config) => ({
		...expectLabels(config),
		healthPath: plan.health.path,
		writablePaths: plan.writablePaths,
		...(config.exposedPorts.length === 0 ? { ports: plan.ports } : {}),
	}),
});
