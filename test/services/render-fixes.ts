import type { Behaviour, FixRecord } from './fix-record.ts';
import { table } from './table.ts';

/** The page test/fixes.md, from what was recorded. */
export const renderFixes = (records: readonly FixRecord[]): string => {
	const built = records.filter(({ unbuilt }) => unbuilt === undefined);
	const changed = built.filter(({ changedLines }) => changedLines > 0);
	return `# Fixed Dockerfiles of real projects

Each Dockerfile was built as it is, started and asked; then \`check --fix --yes\` changed it, and it was built, started and
asked again. What a body says is compared without numbers and tokens. Where this lab has no such base image, the nearest
one stood in for it in both builds. \`npx tsx scripts/try-fixes.ts\` repeats it and writes this page.

${changed.length} files were changed, and ${changed.filter(({ same }) => same).length} of them behave as before.

${table(
	['Dockerfile', 'base stood in for', 'practices now kept', 'lines', 'before', 'after', 'the same'],
	built.map((record) => [
		link(record),
		record.bases.join('; '),
		record.fixed.join(' '),
		String(record.changedLines),
		describe(record.before),
		describe(record.after),
		record.same ? 'yes' : '**no**',
	]),
)}
## Did not build as they are

${table(
	['Dockerfile', 'base stood in for', 'why'],
	records
		.filter(({ unbuilt }) => unbuilt !== undefined)
		.map((record) => [link(record), record.bases.join('; '), record.unbuilt ?? '']),
)}`;
};

const link = ({ repository, commit, folder }: FixRecord): string => {
	const path = folder === '.' ? '' : `/${folder}`;
	return `[${repository}${path}](https://github.com/${repository}/tree/${commit}${path}) ${commit.slice(0, 7)}`;
};

const describe = (behaviour: Behaviour | undefined): string => {
	if (behaviour === undefined) return 'does not build';
	if (behaviour.kind === 'answers') return `answers ${behaviour.status}, ${behaviour.body}`;
	return behaviour.kind === 'ends' ? `ends with ${behaviour.exitCode}` : 'runs, answers nothing';
};
