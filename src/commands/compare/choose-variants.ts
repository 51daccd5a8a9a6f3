import type { Answers } from '../../core/answers.ts';
import { findBase } from '../../core/bases/index.ts';
import { existingId, type Variant, writtenVariants } from '../../core/comparison/variant.ts';
import type { ProjectFacts } from '../../core/project-facts.ts';
import { questions } from '../../core/questions/index.ts';
import { UsageError, UserError } from '../../errors.ts';
import type { Existing } from './find-existing.ts';

/** A variant, and why it cannot be had, where that is known before it is built. */
export interface Choice {
	readonly variant: Variant;
	readonly refusal: string | undefined;
}

interface Choosing {
	readonly only: readonly string[] | undefined;
	readonly answers: Answers;
	readonly facts: ProjectFacts;
	readonly existing: Existing | undefined;
	readonly today: string;
	readonly acceptsEndOfLife: boolean;
}

/** The variants to build, in one order, whatever order they were asked for in. */
export const chooseVariants = (choosing: Choosing): readonly Choice[] => {
	const { only, existing } = choosing;
	if (only?.includes(existingId) === true && existing === undefined) {
		throw new UserError('There is no Dockerfile but our own to compare with.', 'Name one with --existing.');
	}

	const found: readonly Variant[] =
		existing === undefined ? [] : [{ id: existingId, kind: 'existing', dockerfile: existing.dockerfile }];
	const candidates = [...writtenVariants, ...found];
	return candidates
		.filter(({ id }) => only === undefined || only.includes(id))
		.map((variant) => ({ variant, refusal: refusalOf(variant, choosing) }));
};

/** The same check that refuses a base to the wizard. */
const refusalOf = (variant: Variant, { answers, ...context }: Choosing): string | undefined => {
	if (variant.kind === 'existing') return undefined;
	try {
		questions.base.check?.(findBase(variant.base).id, { ...context, answered: answers, recorded: {} });
		return undefined;
	} catch (error) {
		if (error instanceof UsageError) return error.message.replace(/^--base \S+ is not possible: /, '');
		throw error;
	}
};
