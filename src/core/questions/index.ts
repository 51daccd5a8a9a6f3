import type { Answers } from '../answers.ts';
import type { Question } from '../question.ts';
import { allowSecret } from './allow-secret.ts';
import { application } from './application.ts';
import { base } from './base.ts';
import { buildSecrets } from './build-secrets.ts';
import { codeOwner } from './code-owner.ts';
import { dependencies } from './dependencies.ts';
import { fromSource } from './from-source.ts';
import { healthPath } from './health-path.ts';
import { installer } from './installer.ts';
import { name } from './name.ts';
import { ports } from './ports.ts';
import { python } from './python.ts';
import { requirements } from './requirements.ts';
import { stages } from './stages.ts';
import { starter } from './starter.ts';

export { build } from './build.ts';

/** Asked in this order; the order of --help, of the docs and of the command that repeats a run too. */
export const questions = {
	name,
	starter,
	application,
	dependencies,
	python,
	base,
	stages,
	ports,
	requirements,
	healthPath,
	codeOwner,
	installer,
	fromSource,
	buildSecrets,
	allowSecret,
} satisfies { [Key in keyof Required<Answers>]: Question<NonNullable<Answers[Key]>> };

export type AnswerKey = keyof typeof questions;

export const answerKeys = Object.keys(questions) as readonly AnswerKey[];

/** The question of a key, for code that walks the table without knowing each answer's type. */
export const questionOf = (key: AnswerKey): Question<unknown> => questions[key] as unknown as Question<unknown>;
