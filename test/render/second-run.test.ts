import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { bases } from '../../src/core/bases/index.ts';
import type { FileTree } from '../../src/core/file-tree.ts';
import { starterDefinitions } from '../../src/core/starters/index.ts';
import { recordPath } from '../../src/core/written-files.ts';
import { detectProject } from '../../src/detect/index.ts';
import { renderPlan } from '../../src/render/index.ts';
import { starterFiles } from '../../src/render/starter.ts';
import { goldenCases } from '../support/golden-cases.ts';
import { memoryReader } from '../support/memory-reader.ts';

const toolVersion = '1.0.0';
const factsOf = (files: FileTree) => detectProject(memoryReader(Object.fromEntries(files)), 'service');

const readProject = (folder: string): FileTree => {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = entries.map((entry) => path.join(entry.parentPath, entry.name));
	return new Map(paths.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
};

/** Runs once more on a project that holds what a first run wrote, as the wizard does. */
const runAgain = async (project: FileTree, { first, answers }: { first: FileTree; answers: Answers }) => {
	const recorded = JSON.parse(first.get(recordPath) ?? '');
	const facts = await factsOf(new Map([...project, ...first]));
	return renderPlan(assemblePlan(answers, facts), { answers, toolVersion, recorded });
};

describe.each(starterDefinitions)('the $title starter', ({ id }) => {
	test.each(['locked', 'split', 'flat'] as const)(
		'with %s requirements changes nothing when run again',
		async (layout) => {
			const starter = starterFiles(id, { layout, name: 'service' });
			const facts = await factsOf(starter);
			const { application, healthPath, dependencies } = facts;
			if (application === undefined) throw new Error('The application was not detected.');
			expect(application.confidence).toBe('certain');
			expect(healthPath?.value).toBe('/healthz');
			expect(dependencies?.value).toMatchObject({ layout, hashed: true });
			expect(facts.warnings).toEqual([]);
			for (const { id: base } of bases) {
				const answers = answersFor({ application: application.value, base, requirements: layout });
				const withStarter: Answers = { ...answers, starter: id };
				const first = renderPlan(assemblePlan(withStarter, facts), { answers: withStarter, toolVersion, starter });
				const second = await runAgain(starter, { first, answers });
				for (const [file, text] of second) expect(text, file).toBe(first.get(file));
			}
		},
	);
});

test.each(goldenCases.filter(({ name }) => name.includes('slim')))(
	'$name changes nothing when run again',
	async (golden) => {
		const project = readProject(golden.project);
		const facts = await factsOf(project);
		const { answers } = golden;
		const first = renderPlan(assemblePlan(answers, facts), { answers, toolVersion });
		expect(await runAgain(project, { first, answers })).toEqual(first);
	},
);

const answersFor = (chosen: Pick<Answers, 'application' | 'base' | 'requirements'>): Answers => ({
	name: 'service',
	python: '3.13',
	stages: 'multi',
	ports: [8000],
	healthPath: '/healthz',
	codeOwner: 'root',
	installer: 'pip',
	...chosen,
});
