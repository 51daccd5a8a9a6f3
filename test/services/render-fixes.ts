import type { Behaviour, FixRecord } from './fix-record.ts';
import { table } from './table.ts';

/** The page test/fixes.md, from what was recorded. */
export const renderFixes = (records: readonly FixRecord[]): string => {
	const built = records.filter(({ unbuilt }) => unbuilt === undefined);
	return `# Fixed Dockerfiles of real projects

Each Dockerfile was built as it is, started and asked; then \`check --fix --yes\` changed it, and it was built, started and
asked again. What a body or a last line says is compared without numbers and tokens. Where this lab has no such base image,
the nearest one stood in for it in both builds. No service was given a database, a key or a network of its own, so some end
or answer with an error, before and after alike. \`npx tsx scripts/try-fixes.ts\` repeats it and writes this page.

${summary(records, built)}

${table(
	['Dockerfile', 'base stood in for', 'problems fixed', 'lines', 'practices left', 'before', 'after', 'the same'],
	built.map((record) => [
		link(record),
		record.bases.join('; '),
		counted(record.fixed),
		String(record.changedLines),
		Object.keys(record.left).toSorted().join(' '),
		describe(record.before),
		describe(record.after),
		record.same ? 'yes' : '**no**',
	]),
)}
## What was left, and why

${table(['practice', 'reason', 'in how many of these files'], leftRows(built))}
## Did not build as they are

${table(
	['Dockerfile', 'base stood in for', 'why'],
	records
		.filter(({ unbuilt }) => unbuilt !== undefined)
		.map((record) => [link(record), record.bases.join('; '), record.unbuilt ?? '']),
)}`;
};

const summary = (records: readonly FixRecord[], built: readonly FixRecord[]): string => {
	const changed = built.filter(({ changedLines }) => changedLines > 0);
	const same = changed.filter((record) => record.same);
	const ofKind = (kind: Behaviour['kind']) => same.filter(({ before }) => before?.kind === kind);
	const statuses = ofKind('answers').map(({ before }) => (before?.kind === 'answers' ? String(before.status) : ''));
	return `- ${records.length} Dockerfiles were tried; ${built.length} of them build here as they are.
- ${changed.length} of these were changed: ${changed.flatMap(({ fixed }) => fixed).length} problems are fixed.
- ${changed.filter(({ after }) => after !== undefined).length} of the ${changed.length} build after that, and ${same.length} do what they did before:
  ${ofKind('answers').length} answer over HTTP with the same status and body (${counted(statuses)}),
  ${ofKind('ends').length} end with the same exit code and last line, ${ofKind('is silent').length} run and answer nothing.`;
};

/** Each text once, with how often where that is more than once: "HC007 ×2, HC016". */
const counted = (texts: readonly string[]): string =>
	[...new Set(texts)]
		.toSorted()
		.map((text) => {
			const count = texts.filter((other) => other === text).length;
			return count > 1 ? `${text} ×${count}` : text;
		})
		.join(', ');

const leftRows = (built: readonly FixRecord[]): readonly (readonly string[])[] => {
	const left = built.flatMap((record) => Object.entries(record.left));
	return [...new Set(left.map(([id]) => id))].toSorted().map((id) => {
		const own = left.filter(([other]) => other === id);
		return [id, own[0]?.[1] ?? '', String(own.length)];
	});
};

const link = ({ repository, commit, folder, dockerfile }: FixRecord): string => {
	const path = [folder === '.' ? '' : `/${folder}`, dockerfile === undefined ? '' : `/${dockerfile}`].join('');
	const kind = dockerfile === undefined ? 'tree' : 'blob';
	return `[${repository}${path}](https://github.com/${repository}/${kind}/${commit}${path}) ${commit.slice(0, 7)}`;
};

const describe = (behaviour: Behaviour | undefined): string => {
	if (behaviour === undefined) return 'does not build';
	if (behaviour.kind === 'answers') return `answers ${behaviour.status}, ${behaviour.body}`;
	return behaviour.kind === 'ends' ? `ends with ${behaviour.exitCode}` : 'runs, answers nothing';
};
