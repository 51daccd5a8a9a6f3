import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { questions } from '../../src/core/questions/index.ts';
import { detectProject } from '../../src/detect/index.ts';
import { renderPlan } from '../../src/render/index.ts';
import { contextWith } from '../support/facts.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { answersOf, flaskApp, planOf } from '../support/plan-of.ts';

const files = { 'app.py': flaskApp, 'requirements.txt': '--index-url https://pypi.shop.net/simple\nflask\ngunicorn\n' };

const render = async (answers: Partial<Answers>) =>
	renderPlan(await planOf(files, answers), { answers: await answersOf(files, answers), toolVersion: '1.0.0' });

test('every secret is mounted in the step that installs, and nowhere else', async () => {
	const tree = await render({ buildSecrets: ['netrc', 'ca', 'PIP_TOKEN'] });
	const dockerfile = tree.get('Dockerfile') ?? '';
	expect(dockerfile).toContain(
		[
			'RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true \\',
			'    --mount=type=secret,id=ca,target=/run/secrets/ca,required=true \\',
			'    --mount=type=secret,id=PIP_TOKEN,target=/run/secrets/PIP_TOKEN,required=true \\',
			'    export PIP_CERT=/run/secrets/ca SSL_CERT_FILE=/run/secrets/ca \\',
			'    && PIP_TOKEN="$(cat /run/secrets/PIP_TOKEN)" && export PIP_TOKEN \\',
			'    && pip install',
		].join('\n'),
	);
	expect(dockerfile.match(/^RUN --mount=type=secret/gm)).toHaveLength(1);
	expect(dockerfile).not.toMatch(/^(ARG|ENV) .*(PIP_CERT|TOKEN)/m);
	expect(tree.get('docs/docker.md')).toContain('--secret id=netrc,src="$HOME/.netrc" \\\n');
});

test.each(['pip', 'uv'] as const)('nothing of secrets is written for %s where none is wanted', async (installer) => {
	const tree = await render({ buildSecrets: [], installer });
	expect(tree.get('Dockerfile')).not.toContain('type=secret');
	expect(tree.get('docs/docker.md')).not.toContain('--secret');
});

test('a private index is asked about, with netrc as the suggestion, and the answer is kept', async () => {
	const facts = await detectProject(memoryReader(files), 'shop');
	const context = contextWith({ facts });
	expect(questions.buildSecrets.isAsked(context)).toBe(true);
	expect(questions.buildSecrets.suggest(context)).toEqual(['netrc']);
	const recorded = { ...context, recorded: { buildSecrets: [] } };
	expect(questions.buildSecrets.isAsked(recorded)).toBe(false);
	expect(questions.buildSecrets.suggest(recorded)).toEqual([]);
	const open = contextWith({
		facts: await detectProject(memoryReader({ 'app.py': flaskApp, 'requirements.txt': 'flask' }), 'shop'),
	});
	expect(questions.buildSecrets.isAsked(open)).toBe(false);
	expect(questions.buildSecrets.suggest(open)).toBeUndefined();
});

test("the other installer's configuration is refused", () => {
	const context = contextWith({ answered: { installer: 'uv' } });
	expect(() => questions.buildSecrets.check?.(['pip-conf'], context)).toThrow('uv reads uv-toml');
	expect(() => questions.buildSecrets.check?.(['uv-toml'], contextWith())).toThrow('pip reads pip-conf');
	expect(() => questions.buildSecrets.check?.(['netrc', 'ca'], context)).not.toThrow();
});
