import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import type { FileTree } from '../../src/core/file-tree.ts';
import { detectProject } from '../../src/detect/index.ts';
import { createProjectReader } from '../../src/disk/index.ts';
import { renderPlan } from '../../src/render/index.ts';

const root = path.resolve(import.meta.dirname, '../golden');

/** One golden case: a project that was there, the answers that were given, and the folder of what must come out. */
export interface GoldenCase {
	readonly name: string;
	readonly project: string;
	/** The repository around the project, where the project is one folder of it. */
	readonly repository: string;
	readonly folder: string;
	/** A build context that is wider than the project needs a file named after the Dockerfile. */
	readonly ignoreFile: string;
	readonly expected: string;
	readonly answers: Answers;
}

export const goldenCases: readonly GoldenCase[] = readdirSync(root)
	.filter((name) => name !== 'projects')
	.sort()
	.map((name) => {
		const {
			project,
			folder = '',
			...answers
		} = JSON.parse(readFileSync(path.join(root, name, 'answers.json'), 'utf8'));
		return {
			name,
			project: path.join(root, 'projects', project, folder),
			repository: path.join(root, 'projects', project),
			folder,
			ignoreFile: folder === '' ? '.dockerignore' : 'Dockerfile.dockerignore',
			expected: path.join(root, name, 'expected'),
			answers,
		};
	});

/** What the tool writes for a case, from its project as it lies on disk. */
export const renderGolden = async ({ project, answers }: GoldenCase): Promise<FileTree> => {
	const facts = await detectProject(createProjectReader(project), path.basename(project));
	return renderPlan(assemblePlan(answers, facts), { answers, toolVersion: '0.0.0-golden' });
};
