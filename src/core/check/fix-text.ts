import { parseDockerfile } from '../parse-dockerfile.ts';
import { checkText } from './check-text.ts';
import { environmentFix, execFormFix, listsFix, stopSignalFix } from './fixes/additions.ts';
import { applyEdits, type Fix, type LineEdit, movedLine } from './fixes/fix.ts';
import { addFix, aptFix, currentFix, spellingFix } from './fixes/instructions.ts';
import { cacheFix, yesFix } from './fixes/options.ts';
import type { FileCheck, Problem } from './problem.ts';

const fixes: readonly Fix[] = [
	spellingFix,
	currentFix,
	aptFix,
	yesFix,
	cacheFix,
	listsFix,
	addFix,
	execFormFix,
	stopSignalFix,
	environmentFix,
];

/** True when some problems of this practice can be fixed. */
export const isFixable = (slug: string): boolean => fixes.some((fix) => fix.slug === slug);

export interface FixedFile {
	readonly path: string;
	readonly before: string;
	readonly after: string;
	/** Problems that are gone. */
	readonly fixed: readonly Problem[];
	/** Problems that stay, with the reason why no fix is safe. */
	readonly left: readonly { readonly problem: Problem; readonly reason: string }[];
}

/** A text on its way, with the problems that are still in it and the lines where they stand now. */
interface Draft {
	readonly text: string;
	readonly open: readonly { readonly problem: Problem; readonly line: number }[];
}

/** Makes the safe fixes for the problems of one file; a fix that does not lessen its problem is not made. */
export const fixText = ({ path, text, problems }: FileCheck): FixedFile => {
	if (text.includes('\uFFFD')) {
		const reason = 'the file is not in UTF-8, so a change would lose characters; save it as UTF-8 first';
		return { path, before: text, after: text, fixed: [], left: problems.map((problem) => ({ problem, reason })) };
	}

	const wanted = new Set(problems.map(({ practice }) => practice.slug));
	const draft = fixes
		.filter(({ slug }) => wanted.has(slug))
		.reduce(applyFix, { text, open: problems.map((problem) => ({ problem, line: problem.line })) });
	const left = new Set(draft.open.map(({ problem }) => problem));
	return {
		path,
		before: text,
		after: draft.text,
		fixed: problems.filter((problem) => !left.has(problem)),
		left: [...left].map((problem) => ({ problem, reason: reasonFor(problem.practice.slug) })),
	};
};

const applyFix = (draft: Draft, { slug, edits: editsFor }: Fix): Draft => {
	const before = problemsOf(draft.text, slug);
	const isWanted = (edit: LineEdit): boolean =>
		edit.endLine < edit.line || before.some(({ line, endLine }) => line <= edit.endLine && endLine >= edit.line);
	const edits = editsFor(parseDockerfile(draft.text)).filter(isWanted);
	const text = applyEdits(draft.text, edits);
	const after = problemsOf(text, slug);
	if (after.length >= before.length) return draft;
	const open = draft.open.map(({ problem, line }) => ({ problem, line: movedLine(line, edits) }));
	const stays = (line: number): boolean => after.some((problem) => problem.line === line);
	return { text, open: open.filter(({ problem, line }) => problem.practice.slug !== slug || stays(line)) };
};

/** Without those that a comment in the file leaves alone. */
const problemsOf = (text: string, slug: string): readonly Problem[] =>
	checkText('', text).problems.filter(({ practice }) => practice.slug === slug);

const reasons: Readonly<Record<string, string>> = {
	'non-root-user': 'the service may write to files that are owned by root, or use a port below 1024',
	'minimal-base-image': 'packages may need a compiler or a library that only the full image has',
	'pinned-base-image': 'which release you have tested is not written anywhere',
	'supported-release': 'a newer release may need changes in the code or its packages',
	'no-recommended-packages': 'a package that the service uses may come in only as a recommended one',
	'pinned-system-packages': 'the right version is known only to the package mirror',
	'locked-dependencies': 'a lock file with hashes must be made first',
	'wheels-only': 'a package may exist as a source archive only',
	'copy-only-needed-files': 'which files the service needs is not known from the Dockerfile',
	'read-only-code': 'the service may rely on writing there',
	'no-secrets': 'what reads the secret must be changed as well, and the secret itself must be replaced',
	'health-check': 'the route that answers is not known',
	'unprivileged-ports': 'the port is set in the service, too',
	'no-volumes': 'data that is mounted there today would no longer be kept',
	'exec-form-commands': 'it uses the shell, is a script that may need it, or acts together with another command',
	'failing-pipes': 'a step that fails today without anybody noticing would stop the build',
	'no-package-cache': 'the step is not a plain one, or a later one may need what it keeps',
	'stop-signal': 'which signal its base image names is not known',
	'production-environment': 'it may be meant for development, or its base image may set this',
	'current-instructions': 'quotes or escapes in the value may mean something else in the new form',
	'image-labels': 'the words for it, its source and its licence are yours',
	'no-shell': 'a base image without a shell has other paths and users',
	'multi-stage-build': 'which files the service needs at run time is not known',
	'explicit-file-modes': 'which files must be executable is not known',
	'compiled-bytecode': 'which modules the service loads is not known',
	'workdir-over-cd': 'later steps would start in another folder',
	'numeric-user': 'the number of that user is not known',
	'dedicated-user': 'files that exist may belong to the user of today',
	'dependencies-before-code': 'the installation may read the code',
	'grouped-commands': 'which steps belong together is yours to say',
	'production-dependencies': 'the service may import one of them',
	'no-piped-installers': 'the right checksum is not known',
	'checked-downloads': 'the right checksum is not known',
	'no-setuid-files': 'a program of the image may need its setuid bit',
	'denied-build-context': 'which files the build needs is not known from the Dockerfile alone',
};

/** Why `check --fix` leaves a problem of this practice. */
export const reasonFor = (slug: string): string => reasons[slug] ?? 'it needs a decision that only you can make';
