import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { detectProject } from '../../src/detect/index.ts';
import { renderPlan } from '../../src/render/index.ts';
import { starterFiles } from '../../src/render/starter.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { answersOf } from '../support/plan-of.ts';

const files = Object.fromEntries(starterFiles('django', { layout: 'locked', name: 'service' }));

const dockerfileOf = async (chosen: Partial<Answers>): Promise<string> => {
	const answers = await answersOf(files, chosen);
	const plan = assemblePlan(answers, await detectProject(memoryReader(files), 'service'));
	return renderPlan(plan, { answers, toolVersion: '1.0.0' }).get('Dockerfile') ?? '';
};

test('what a build step makes belongs to the owner of the code', async () => {
	const owned = { codeOwner: 'app', base: 'slim' } as const;
	const copied = 'COPY --from=static --chown=appuser:appuser /app/staticfiles ./staticfiles/';
	expect(await dockerfileOf({ ...owned, stages: 'multi' })).toContain(copied);
	expect(await dockerfileOf({ ...owned, stages: 'single' })).toContain('&& chown -R appuser:appuser ./staticfiles\n');
	expect(await dockerfileOf({ base: 'slim', stages: 'single' })).not.toContain('chown');
});
