import type { Dockerfile } from '../dockerfile.ts';
import { findPracticeById, practices } from '../practices/index.ts';
import type { Practice } from '../practices/practice.ts';
import { everyLine } from '../practices/support/stages.ts';

/** Leaves one practice alone at some lines, or in the whole file, for a reason. */
export interface Ignore {
	readonly practice: Practice;
	readonly reason: string;
	/** Lines of the instruction below or around the comment; undefined means the whole file. */
	readonly lines: { readonly from: number; readonly to: number } | undefined;
}

export interface Notice {
	readonly line: number;
	readonly text: string;
}

/** `# hardened-container ignore=HC003,HC013 the reason` above an instruction, and `# check=skip=…` at the top. */
export const findIgnores = (
	file: Dockerfile,
): { readonly ignores: readonly Ignore[]; readonly notices: readonly Notice[] } => {
	const read = file.comments.flatMap((comment) => readComment(file, comment));
	return {
		ignores: [...read.flatMap(({ ignores }) => ignores), ...directiveIgnores(file)],
		notices: read.flatMap(({ notices }) => notices),
	};
};

const readComment = (file: Dockerfile, { line, text }: Dockerfile['comments'][number]) => {
	const match = /^hardened-container\s+(ignore|ignore-file)=(\S+)\s*(.*)$/i.exec(text);
	if (match === null) return [];
	const [, scope = '', names = '', reason = ''] = match;
	if (reason === '')
		return [{ ignores: [], notices: [{ line, text: 'An ignore needs a reason after the ids; it is not followed.' }] }];
	const lines = scope.toLowerCase() === 'ignore-file' ? undefined : linesBelow(file, line);
	const found = names.split(',').map((name) => ({ name, practice: findPracticeById(name) }));
	return [
		{
			ignores: found.flatMap(({ practice }) => (practice === undefined ? [] : [{ practice, reason, lines }])),
			notices: found
				.filter(({ practice }) => practice === undefined)
				.map(({ name }) => ({ line, text: `No practice is called ${name}; it is not ignored.` })),
		},
	];
};

const linesBelow = (file: Dockerfile, line: number): { readonly from: number; readonly to: number } => {
	// A comment inside a step that goes on over several lines speaks of that step.
	const next = everyLine(file).find((instruction) => instruction.endLine > line);
	return next === undefined ? { from: line, to: line } : { from: next.line, to: next.endLine };
};

/** A rule that the file tells BuildKit to skip is not reported by the practice that covers it either. */
const directiveIgnores = ({ directives }: Dockerfile): readonly Ignore[] => {
	const skipped =
		/(?:^|;)\s*skip=([^;]*)/i
			.exec(directives.check ?? '')?.[1]
			?.split(',')
			.map((name) => name.trim()) ?? [];
	return practices
		.filter(({ references }) =>
			references.some(({ source, id }) => source === 'buildkit' && (skipped.includes(id) || skipped.includes('all'))),
		)
		.map((practice) => ({
			practice,
			reason: `# check=skip=${skipped.join(',')} at the top of the file`,
			lines: undefined,
		}));
};
