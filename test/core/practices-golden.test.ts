import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { parseDockerfile } from '../../src/core/parse-dockerfile.ts';
import { findPractice, practices } from '../../src/core/practices/index.ts';
import { detectProject } from '../../src/detect/index.ts';
import { createProjectReader } from '../../src/disk/index.ts';
import { goldenCases } from '../support/golden-cases.ts';

const templates = path.resolve(import.meta.dirname, '../../templates');

describe('written Dockerfiles', () => {
	test.each(goldenCases)(
		'$name passes every practice that applies to its plan',
		async ({ project, expected, answers, ignoreFile: ignoreName }) => {
			const facts = await detectProject(createProjectReader(project), path.basename(project));
			const plan = assemblePlan(answers, facts);
			const ignoreFile = readFileSync(path.join(expected, ignoreName), 'utf8');
			const text = readFileSync(path.join(expected, 'Dockerfile'), 'utf8');
			const file = parseDockerfile(text, { context: { ignoreFile, entering: [] }, today: '2026-11-24' });
			const failed = practices
				.filter(({ appliesTo }) => appliesTo?.(plan) ?? true)
				.map(({ id, checkDockerfile }) => ({ id, verdict: checkDockerfile?.(file) }))
				.filter(({ verdict }) => verdict?.status === 'fail');
			expect(failed).toEqual([]);
		},
	);

	test.each(goldenCases)('$name names only practices that exist, and that it keeps', ({ expected }) => {
		const text = readFileSync(path.join(expected, 'Dockerfile'), 'utf8');
		const cited = [...text.matchAll(/^# (HC\d{3}): (.*)$/gm)];
		expect(cited.length).toBeGreaterThan(10);
		const file = parseDockerfile(text, { today: '2026-11-24' });
		const spoilt = cited
			.map(([, id]) => practices.find((practice) => practice.id === id) ?? expect.fail(`${id} does not exist.`))
			.filter(({ checkDockerfile }) => checkDockerfile?.(file).status === 'fail');
		expect(spoilt.map(({ id }) => id)).toEqual([]);
	});
});

test('every practice that a template cites exists', () => {
	const sources = readdirSync(templates, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ejs'))
		.map((name) => readFileSync(path.join(templates, name), 'utf8'));
	const cited = sources.flatMap((text) =>
		[...text.matchAll(/because\(\s*((?:'[\w-]+'(?:,\s*)?)+)/g)].flatMap((match) => match[1]?.match(/[\w-]+/g) ?? []),
	);
	expect(cited.length).toBeGreaterThan(0);
	expect(cited.map((slug) => findPractice(slug).slug)).toEqual(cited);
});
