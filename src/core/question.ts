import type { Answers } from './answers.ts';
import type { ProjectFacts } from './project-facts.ts';

/** What a question may look at. `today` comes from outside, as ISO date, so that the core needs no clock. */
export interface QuestionContext {
	readonly facts: ProjectFacts;
	/** Answers given so far, by flag, by record or by prompt, in the order of the table. */
	readonly answered: Partial<Answers>;
	/** Answers of an earlier run, from .hardened-container.json. */
	readonly recorded: Partial<Answers>;
	readonly today: string;
	/** The person said that a release without security fixes is taken all the same. */
	readonly acceptsEndOfLife?: boolean;
}

export interface Choice<T> {
	readonly value: T;
	readonly label: string;
	readonly hint?: string;
	/** Shown, but cannot be chosen; the text says why. */
	readonly disabled?: string;
}

/** One record that feeds prompt, flag, help, docs and the command that repeats the run. */
export interface Question<T> {
	readonly kind: 'text' | 'select' | 'confirm';
	readonly flag: string;
	/** What the flag takes, for example "module:attribute" or "multi|single". */
	readonly takes: string;
	readonly message: string;
	/** One line for --help. */
	readonly help: string;
	/** For --help and the docs, in words: what is taken where nothing was detected, recorded or given. */
	readonly default?: string;
	/** The answer that Enter accepts and --yes takes; undefined when there is none to propose. */
	readonly suggest: (context: QuestionContext) => T | undefined;
	/** Why this is suggested, for example "app = Flask(…) in app.py line 4". */
	readonly evidence?: (context: QuestionContext) => readonly string[];
	readonly choices?: (context: QuestionContext) => readonly Choice<T>[];
	/** False when the facts or earlier answers leave nothing to ask; then `suggest` is taken as it is. */
	readonly isAsked: (context: QuestionContext) => boolean;
	/** Why there was nothing to choose; told in the place of the question. */
	readonly settledBecause?: (context: QuestionContext) => string | undefined;
	/** Why the suggestion is not what one would have expected; told where nobody sees the choices. */
	readonly passedOver?: (context: QuestionContext) => string | undefined;
	/** What a person can do where none of the choices is possible. */
	readonly noneLeft?: (context: QuestionContext) => string;
	/** What else a person can do where there is neither a suggestion nor a candidate. */
	readonly otherwise?: string;
	/** Throws UsageError that names the flag and what it takes. */
	readonly parse: (text: string) => T;
	/** The inverse of parse. */
	readonly format: (value: T) => string;
	/** Refuses a parsed value that contradicts the facts or other answers, with a UsageError. */
	readonly check?: (value: T, context: QuestionContext) => void;
}
