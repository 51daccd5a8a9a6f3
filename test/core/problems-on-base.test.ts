import { describe, expect, test } from 'vitest';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { bases, findBase } from '../../src/core/bases/index.ts';
import { problemsOnBase } from '../../src/core/problems-on-base.ts';
import { questions } from '../../src/core/questions/index.ts';
import { detectProject } from '../../src/detect/index.ts';
import { contextWith } from '../support/facts.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { answersOf, flaskApp } from '../support/plan-of.ts';

const projectWith = (requirements: string) => ({
	'app.py': flaskApp,
	'requirements.txt': `flask\ngunicorn\n${requirements}\n`,
});
const factsOf = (requirements: string) => detectProject(memoryReader(projectWith(requirements)), 'shop');
const contextOf = async (requirements: string, answered = {}) =>
	contextWith({ facts: await factsOf(requirements), answered });

const disabledBases = async (requirements: string, answered = {}) =>
	Object.fromEntries(
		(questions.base.choices?.(await contextOf(requirements, answered)) ?? []).map(({ value, disabled }) => [
			value,
			disabled,
		]),
	);

describe('before the base is chosen', () => {
	test('a program rules distroless out, and slim is proposed', async () => {
		expect(await disabledBases('gitpython')).toMatchObject({
			distroless: 'it cannot hold git, which gitpython starts',
			alpine: undefined,
			slim: undefined,
		});
		const context = await contextOf('gitpython', { python: '3.13' });
		expect(questions.base.suggest(context)).toBe('slim');
		expect(questions.base.passedOver?.(context)).toBe(
			'Distroless (Debian 13) is not taken: it cannot hold git, which gitpython starts.',
		);
		expect(() => questions.base.check?.('distroless', context)).toThrow('--base distroless is not possible');
	});

	test('a library that Python must look for rules Alpine out, with what avoids it', async () => {
		const context = await contextOf('psycopg');
		expect(await disabledBases('psycopg')).toMatchObject({
			distroless: undefined,
			alpine: 'Python finds no library there for psycopg; psycopg[binary] brings libpq along',
		});
		const refuse = () => questions.base.check?.('alpine', context);
		expect(refuse).toThrow(
			expect.objectContaining({ hint: 'psycopg[binary] brings libpq along. Possible here: distroless, slim.' }),
		);
		expect(await disabledBases('psycopg[binary]')).toMatchObject({ alpine: undefined });
	});

	test('what has no wheel for musl rules Alpine out, unless it may be built from source', async () => {
		const lacking = { alpine: 'there is no wheel for it of torch 2.9.0, opencv-python-headless' };
		expect(await disabledBases('torch==2.9.0\nopencv-python-headless', { python: '3.13' })).toMatchObject(lacking);
		const built = { python: '3.13', fromSource: ['torch', 'opencv-python-headless'] };
		expect(await disabledBases('torch==2.9.0\nopencv-python-headless', built)).toMatchObject({ alpine: undefined });
	});

	test('what has to be compiled is a hint', async () => {
		const [, alpine, slim] = questions.base.choices?.(await contextOf('pycurl')) ?? [];
		expect(alpine?.hint).toMatch(/; compiles pycurl$/);
		expect(slim?.hint).not.toContain('compiles');
	});

	test('nothing is said of packages whose wheels fit everywhere', async () => {
		const facts = await factsOf('lxml==6.0.1\nnumpy==2.3.3\npillow\npsycopg2-binary==2.9.11');
		expect(bases.flatMap((base) => problemsOnBase(base, { facts, python: '3.13' }))).toEqual([]);
	});
});

describe('before Python is chosen', () => {
	test('pinned versions without a wheel refuse it, and the newest that has all is proposed', async () => {
		const context = await contextOf('numpy==1.26.4\npydantic-core==2.14.6');
		expect(questions.python.suggest(context)).toBe('3.12');
		const choices = questions.python.choices?.(context) ?? [];
		expect(choices.find(({ value }) => value === '3.13')?.disabled).toBe(
			'there is no wheel for it of numpy 1.26.4, pydantic-core 2.14.6',
		);
		expect(() => questions.python.check?.('3.13', context)).toThrow('--python 3.13 is not possible');
		expect(questions.python.suggest(await contextOf('numpy==2.1.0'))).toBe('3.13');
		const recorded = { python: '3.13', fromSource: ['numpy', 'pydantic-core'] };
		expect(questions.python.suggest({ ...context, recorded })).toBe('3.13');
	});

	test('a newer version of a package can lack an older Python', async () => {
		const choices = questions.python.choices?.(await contextOf('numpy==2.5.0')) ?? [];
		expect(choices.filter(({ disabled }) => disabled !== undefined).map(({ value }) => value)).toContain('3.11');
	});

	test('the file names in a lock file decide for projects that have one', async () => {
		const wheel = (tag: string) => `{ url = "https://example.com/fast-1.0-${tag}.whl", hash = "sha256:00" }`;
		const files = {
			'app.py': flaskApp,
			'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["fast"]\n',
			'uv.lock': [
				'version = 1',
				'[[package]]\nname = "shop"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "fast" }]',
				'[[package]]\nname = "fast"\nversion = "1.0"\nsource = { registry = "https://pypi.org/simple" }',
				`wheels = [${wheel('cp312-cp312-manylinux_2_28_x86_64')}, ${wheel('cp311-cp311-musllinux_1_2_x86_64')}]`,
			].join('\n'),
		};
		const facts = await detectProject(memoryReader(files), 'shop');
		expect(facts.dependencies?.value.wheelGaps).toEqual([
			{ name: 'fast', version: '1.0', glibc: ['3.14', '3.13', '3.11'], musl: ['3.14', '3.13', '3.12'] },
		]);
		expect(questions.python.suggest(contextWith({ facts }))).toBe('3.12');
		expect(problemsOnBase(findBase('alpine'), { facts, python: '3.12' })).toMatchObject([
			{ reason: 'there is no wheel for it of fast 1.0' },
		]);
	});

	test('a table in which one range stands for all Pythons, or for both C libraries, says the same', async () => {
		const gapsOf = async (requirements: string) => (await factsOf(requirements)).dependencies?.value.wheelGaps;
		const all = ['3.14', '3.13', '3.12', '3.11'];
		expect(await gapsOf('torch==2.5.0')).toEqual([{ name: 'torch', version: '2.5.0', glibc: ['3.14'], musl: all }]);
		expect(await gapsOf('asyncpg==0.29.0')).toMatchObject([{ glibc: ['3.14', '3.13'], musl: ['3.14', '3.13'] }]);
		expect(await gapsOf('bcrypt==3.1.5')).toMatchObject([{ glibc: [], musl: all }]);
		expect(await gapsOf('cryptography==42.0.0\nsqlalchemy==2.0.30')).toEqual([]);
		expect(await gapsOf('sqlalchemy==1.4.49')).toMatchObject([{ glibc: ['3.14', '3.13'], musl: all }]);
	});

	test('where no version has all wheels, none is refused, and the plan says what is missing', async () => {
		const requirements =
			'numpy==1.26.4\npandas==1.5.0\nlxml==6.0.1\ngreenlet==3.2.3\norjson==3.11.1\naiohttp==3.13.0\ntorch==1.13.0';
		const context = await contextOf(`${requirements}\nyarl==1.0.0`);
		expect(questions.python.suggest(context)).toBe('3.13');
		const answers = await answersOf(projectWith(requirements), { python: '3.13' });
		const { notices } = assemblePlan(answers, await factsOf(requirements));
		expect(notices).toContain(
			'There is no wheel for Python 3.13 of numpy 1.26.4, pandas 1.5.0, torch 1.13.0: take versions that have one, or build these with --from-source numpy,pandas,torch. With --python 3.11 --base slim none is without.',
		);
		const old = `${requirements}\nyarl==1.0.0`;
		const slim = await answersOf(projectWith(old), { python: '3.13', base: 'slim' });
		expect(assemblePlan(slim, await factsOf(old)).notices.join()).toContain('With --python 3.11 only yarl 1.0.0 is');
		const hints = questions.python.choices?.(context).map(({ value, hint }) => [value, hint?.split('; ').at(-1)]);
		expect(Object.fromEntries(hints ?? [])).toMatchObject({
			'3.13': 'no wheel of numpy 1.26.4, pandas 1.5.0, torch 1.13.0 and 1 more',
			'3.11': 'no wheel of yarl 1.0.0',
		});
		const facts = await factsOf(requirements);
		expect(assemblePlan(answers, { ...facts, allowedPythons: ['3.13'] }).notices.join()).not.toContain('With --python');
	});
});

test('what is built from source at request gets a compiler, and what comes by git gets git', async () => {
	const requirements = 'lxml==4.9.0\nshop-core @ git+https://example.com/shop-core.git@v1';
	const plan = assemblePlan(
		await answersOf(projectWith(requirements), { fromSource: ['lxml'] }),
		await factsOf(requirements),
	);
	const build = plan.systemPackages.flatMap(({ debian }) => debian.build);
	expect(build).toEqual(['ca-certificates', 'git', 'g++', 'libc6-dev']);
	expect(plan.dependencies.sourceOnly).toEqual(['shop-core', 'lxml']);
});
