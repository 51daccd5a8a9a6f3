import { expect, test } from 'vitest';
import { chooseVariants } from '../../src/commands/compare/choose-variants.ts';
import { parseCompareOptions } from '../../src/commands/compare-options.ts';
import type { Answers } from '../../src/core/answers.ts';
import { bases } from '../../src/core/bases/index.ts';
import { factsWith } from '../support/facts.ts';

test('variants are named once, with commas or flag by flag', () => {
	const only = ['slim-multi', 'distroless-multi', 'existing'];
	expect(parseCompareOptions(['--only', 'slim-multi, distroless-multi', '--only', 'existing'])?.only).toEqual(only);
	expect(parseCompareOptions([])?.only).toBeUndefined();
});

test('a file with the environment is taken as verify takes it', () => {
	expect(parseCompareOptions(['--environment-file', '.env'])?.environmentFile).toBe('.env');
});

test.each([
	[['--only', 'slim'], /slim/],
	[['--json', '--format', 'svg'], /contradict/],
	[['--base', 'slim'], /--base/],
	[['one', 'two'], /two/],
])('%j is refused', (args, message) => {
	expect(() => parseCompareOptions(args)).toThrow(message);
});

const answers: Answers = {
	name: 'shop',
	application: { kind: 'object', module: 'app', attribute: 'app', factory: false },
	python: '3.12',
	base: 'slim',
	stages: 'multi',
	ports: [8000],
	healthPath: '/healthz',
	codeOwner: 'root',
	installer: 'pip',
};
const choosing = {
	only: undefined,
	answers,
	facts: factsWith(),
	existing: undefined,
	today: '2026-11-24',
	acceptsEndOfLife: false,
};

test('a base that the wizard would refuse is refused with the reason, and the others stay', () => {
	const choices = chooseVariants(choosing);
	expect(choices.map(({ variant }) => variant.id)).toEqual(
		bases.flatMap(({ id }) => (id === 'distroless' ? [`${id}-multi`] : [`${id}-multi`, `${id}-single`])),
	);
	expect(choices[0]?.refusal).toMatch(/3\.12/);
	expect(choices[0]?.refusal).not.toMatch(/^--/);
	expect(choices.find(({ variant }) => variant.id === 'slim-single')?.refusal).toBeUndefined();
});

test('a Dockerfile of others comes last, and cannot be asked for where there is none', () => {
	const existing = { dockerfile: 'Dockerfile', contextFolder: '', ignoreFile: '', ignoreNames: [] };
	expect(chooseVariants({ ...choosing, existing }).at(-1)?.variant).toMatchObject({ kind: 'existing' });
	expect(() => chooseVariants({ ...choosing, only: ['existing'] })).toThrow(/no Dockerfile but our own/);
});

test('a base without security fixes is refused, unless it is wanted', () => {
	const old = { ...choosing, today: '2040-01-01' };
	expect(chooseVariants(old).find(({ variant }) => variant.id === 'slim-multi')?.refusal).toMatch(/20[23]\d-/);
	const accepted = chooseVariants({ ...old, acceptsEndOfLife: true });
	expect(accepted.find(({ variant }) => variant.id === 'slim-multi')?.refusal).toBeUndefined();
});
