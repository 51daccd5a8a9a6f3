import { describe, expect, test } from 'vitest';
import { detected } from '../../../src/core/detected.ts';
import type { Application, Dependencies } from '../../../src/core/project-facts.ts';
import { formatApplication, parseApplication } from '../../../src/core/questions/application.ts';
import { answerKeys, questionOf, questions } from '../../../src/core/questions/index.ts';
import { toServiceName } from '../../../src/core/questions/name.ts';
import { listWords } from '../../../src/core/words.ts';
import { UsageError } from '../../../src/errors.ts';
import { contextWith, factsWith } from '../../support/facts.ts';

const samples = {
	name: ['shop', 'shop-api.v2'],
	starter: ['flask', 'none'],
	application: ['app:app', 'shop.web:create_app()', '-m shop.worker', 'serve.py --port "a b"'],
	dependencies: ['requirements/prod.txt', 'uv.lock+web+postgres'],
	python: ['3.13', '3.11'],
	base: ['distroless', 'alpine', 'slim'],
	stages: ['multi', 'single'],
	ports: ['8000', '8000,9001', 'none'],
	requirements: ['locked', 'split', 'flat'],
	healthPath: ['/', '/healthz?full=1'],
	codeOwner: ['root', 'app'],
	installer: ['pip', 'uv'],
	fromSource: ['flask-mail', 'flask-mail,six'],
	buildSecrets: ['netrc', 'pip-conf,ca', 'PIP_USER,PIP_TOKEN', 'none'],
	allowSecret: ['app/example.py', 'app/example.py,data/a b.json'],
} satisfies { [Key in keyof typeof questions]: readonly string[] };

describe.each(answerKeys)('%s', (key) => {
	const question = questionOf(key);

	test.each(samples[key])('reads and writes %s', (text) => {
		expect(question.format(question.parse(text))).toBe(text);
	});

	test.each(['', ' ', 'a\nb', '$(id)', '-'])('refuses %j with what it takes', (text) => {
		expect(() => question.parse(text)).toThrow(UsageError);
	});

	test('suggests only what it accepts', () => {
		const context = contextWith({ answered: { base: 'slim', python: '3.13' } });
		const suggestion = question.suggest(context);
		if (suggestion === undefined)
			return expect(['application', 'dependencies', 'fromSource', 'buildSecrets', 'allowSecret']).toContain(key);
		expect(question.parse(question.format(suggestion))).toEqual(suggestion);
	});
});

test('are asked in this order', () => {
	expect(answerKeys.map((key) => questionOf(key).flag)).toEqual([
		'name',
		'starter',
		'app',
		'dependencies',
		'python',
		'base',
		'stages',
		'port',
		'requirements',
		'health-path',
		'code-owner',
		'installer',
		'from-source',
		'build-secrets',
		'allow-secret',
	]);
});

test.each([
	['My Shop', 'my-shop'],
	['Café Élan', 'cafe-elan'],
	['__shop__', 'shop'],
	['日本', 'service'],
	['-', 'service'],
])('the folder %j gives the name %s', (folder, name) => {
	expect(toServiceName(folder)).toBe(name);
	expect(questions.name.parse(name)).toBe(name);
});

describe('Python', () => {
	const disabled = (context: Parameters<typeof contextWith>[0]) =>
		Object.fromEntries(
			(questions.python.choices?.(contextWith(context)) ?? []).map(({ value, disabled: reason }) => [value, reason]),
		);

	test('versions that the chosen base cannot have say why', () => {
		expect(disabled({ answered: { base: 'distroless' } })).toMatchObject({
			'3.12': expect.stringContaining('Distroless'),
			'3.13': undefined,
		});
	});

	test('a version past its end of life is refused with the date', () => {
		expect(() => questions.python.check?.('3.10', contextWith())).toThrow('2026-10-31');
		expect(disabled({ today: '2028-01-01' })['3.11']).toContain('2027-10-31');
	});

	test('is settled by what the project says for certain', () => {
		const facts = factsWith({ pythonVersion: detected('3.12', 'certain', ['.python-version']) });
		expect(questions.python.isAsked(contextWith({ facts }))).toBe(false);
		expect(questions.python.suggest(contextWith({ facts }))).toBe('3.12');
	});
});

describe('the base image', () => {
	test('one without the Python version says so, and is not suggested', () => {
		const context = contextWith({ answered: { python: '3.12' } });
		expect(questions.base.suggest(context)).toBe('slim');
		const [distroless] = questions.base.choices?.(context) ?? [];
		expect(distroless?.disabled).toContain('3.13');
	});

	test('shows its end of life, and is refused after it', () => {
		const [distroless, alpine] = questions.base.choices?.(contextWith()) ?? [];
		expect(distroless?.hint).toMatch(/^security fixes until [\d-]{10}; Google may end it sooner$/);
		expect(alpine?.hint).toContain('2027-11-01');
		expect(() => questions.base.check?.('alpine', contextWith({ today: '2027-11-02' }))).toThrow('2027-11-01');
	});
});

describe('ports', () => {
	test('one below 1024 is replaced, with the reason', () => {
		const facts = factsWith({ port: detected(80, 'certain', ['EXPOSE 80 in Dockerfile line 3']) });
		const context = contextWith({ facts });
		expect(questions.ports.isAsked(context)).toBe(true);
		expect(questions.ports.suggest(context)).toEqual([8000]);
		expect(questions.ports.evidence?.(context)[0]).toMatch(/EXPOSE 80.*below 1024/);
	});

	test('are settled by a certain one', () => {
		const facts = factsWith({ port: detected(5000, 'certain', ['app.run(port=5000)']) });
		expect(questions.ports.isAsked(contextWith({ facts }))).toBe(false);
		expect(questions.ports.suggest(contextWith({ facts }))).toEqual([5000]);
	});

	test('none is for what no server calls', () => {
		const attempt = (application: Application) => () =>
			questions.ports.check?.([], contextWith({ answered: { application } }));
		expect(attempt({ kind: 'object', module: 'app', attribute: 'app', factory: false })).toThrow(
			/--port none is for a worker, and app:app/,
		);
		expect(attempt({ kind: 'command', args: ['-m', 'shop.jobs'] })).not.toThrow();
	});

	test('none of an earlier run is not taken over to an object that a server calls', () => {
		const suggest = (application: Application) =>
			questions.ports.suggest(contextWith({ answered: { application }, recorded: { ports: [] } }));
		expect(suggest({ kind: 'object', module: 'app', attribute: 'app', factory: false })).toEqual([8000]);
		expect(suggest({ kind: 'command', args: ['-m', 'shop.jobs'] })).toEqual([]);
	});
});

describe('the application', () => {
	const shop: Application = { kind: 'object', module: 'shop', attribute: 'app', factory: false };

	test('candidates are the earlier choice, the best and the others, each once', () => {
		const web: Application = { ...shop, module: 'web' };
		const facts = factsWith({ application: detected(shop, 'unsure', ['shop.py line 3'], [web]) });
		const choices = questions.application.choices?.(contextWith({ facts, recorded: { application: web } })) ?? [];
		expect(choices.map(({ label, hint }) => [label, hint])).toEqual([
			['web:app', 'chosen in an earlier run'],
			['shop:app', 'shop.py line 3'],
		]);
	});

	test('a command keeps words with spaces together', () => {
		const command = parseApplication('serve.py --title "My shop"');
		expect(command).toEqual({ kind: 'command', args: ['serve.py', '--title', 'My shop'] });
		expect(formatApplication(command)).toBe('serve.py --title "My shop"');
	});
});

const dependenciesOf = (manager: Dependencies['manager']) =>
	detected<Dependencies>(
		{
			manager,
			files: ['requirements.txt'],
			layout: 'flat',
			hashed: false,
			requirements: [],
			packages: [],
			extras: [],
			groups: [],
			installsProject: false,
			sourceOnly: [],
		},
		'certain',
		[],
	);

test('an existing requirements layout is kept', () => {
	const context = contextWith({ facts: factsWith({ dependencies: dependenciesOf('pip') }) });
	expect(questions.requirements.suggest(context)).toBe('flat');
	expect(() => questions.requirements.check?.('locked', context)).toThrow('would change the layout that is there');
});

describe('the installer', () => {
	const contextOf = (manager: Dependencies['manager']) =>
		contextWith({ facts: factsWith({ dependencies: dependenciesOf(manager) }), recorded: { installer: 'uv' } });

	test('is chosen for what pip installs', () => {
		expect(questions.installer.suggest(contextOf('pip'))).toBe('uv');
		expect(() => questions.installer.check?.('uv', contextOf('pip'))).not.toThrow();
		expect(questions.installer.suggest(contextWith())).toBe('pip');
	});

	test.each(['uv', 'poetry', 'setuptools'] as const)('is no answer where %s installs', (manager) => {
		expect(questions.installer.suggest(contextOf(manager))).toBeUndefined();
		expect(() => questions.installer.check?.('pip', contextOf(manager))).toThrow(
			`--installer is for projects that pip installs; this one uses ${manager}.`,
		);
	});
});

test('words are listed as a sentence has them', () => {
	expect([listWords(['a']), listWords(['a', 'b']), listWords(['a', 'b', 'c'])]).toEqual(['a', 'a or b', 'a, b or c']);
});
