import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { parseDockerfile } from '../../src/core/parse-dockerfile.ts';
import { detectProject } from '../../src/detect/index.ts';
import { UserError } from '../../src/errors.ts';
import { renderPlan } from '../../src/render/index.ts';
import { hostilePath, hostileText } from '../support/hostile.ts';
import { memoryReader } from '../support/memory-reader.ts';

const answers: Answers = {
	name: 'service',
	application: { kind: 'object', module: 'site_app.wsgi', attribute: 'application', factory: false },
	python: '3.13',
	base: 'slim',
	stages: 'multi',
	ports: [8000],
	healthPath: '/',
	codeOwner: 'root',
	installer: 'pip',
};

interface Hostile {
	readonly variable: string;
	readonly path: string;
	readonly file: string;
	readonly folder: string;
	readonly requirement: string;
}

/** A Django project that reads a variable, has a health route and files, all with names that somebody thought up to harm. */
const projectWith = ({ variable, path, file, folder, requirement }: Hostile): Record<string, string> => ({
	'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_app.settings")\n',
	'site_app/__init__.py': '',
	'site_app/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
	'site_app/settings.py': `import os\nSECRET_KEY = os.environ[${JSON.stringify(variable)}]\nSTATIC_ROOT = ${JSON.stringify(folder)}\nSTATIC_URL = "/static/"\nINSTALLED_APPS = ["django.contrib.staticfiles"]\nROOT_URLCONF = "site_app.urls"\n`,
	'site_app/urls.py': `from django.urls import path\nurlpatterns = [path(${JSON.stringify(path)}, lambda request: None)]\n`,
	'requirements.txt': `django==5.2.1\ngunicorn==23.0.0\n${requirement.replace(/[\r\n]/g, '')}\n`,
	[file]: 'x = 1\n',
});

const harmless: Hostile = {
	variable: 'SECRET',
	path: 'healthz',
	file: 'extra.py',
	folder: 'static',
	requirement: 'flask',
};

const dockerfileOf = async (hostile: Hostile, healthPath: string): Promise<string> => {
	const facts = await detectProject(memoryReader(projectWith(hostile)), 'service');
	const tree = renderPlan(assemblePlan({ ...answers, healthPath }, facts), { answers, toolVersion: '1.0.0' });
	return tree.get('Dockerfile') ?? '';
};

/** Every instruction but COPY, whose number follows from the files, and what each stage starts from. */
const shapeOf = (text: string): readonly string[] =>
	parseDockerfile(text).stages.flatMap(({ image, instructions }) => [
		`FROM ${image}`,
		...instructions
			.filter(({ keyword }) => keyword !== 'COPY')
			.map(({ keyword, text: line }) => wordsOf(keyword, line)),
	]);

/** The whole text where names of the project are part of a program, with what may stand for them taken out. */
const wordsOf = (keyword: string, text: string): string => {
	if (keyword !== 'HEALTHCHECK' && !text.includes('manage.py')) return keyword;
	return text
		.replace(/mkdir -p (?:\.\/[\w./-]+|'\.\/[\w./ -]+') /, 'mkdir -p FOLDER ')
		.replace(/(?:[A-Za-z_]\w*=(?:[\w./:-]+|\$\(cat \/proc\/sys\/kernel\/random\/uuid\)) (?:\\\n\s*)?)+(?=python3)/, '')
		.replace(/mkdir -p (?:[\w@%+:,./-]+|'(?:[^'\n]|'\\'')*')(?= \\\n)/, 'mkdir -p .')
		.replace(/GET \/(?:[\w.~!$&()*+,;=:@/?%-]|\\\\')* HTTP/, 'GET / HTTP');
};

test('no name in a project adds, removes or changes an instruction', { timeout: 120_000 }, async () => {
	const withStatic = shapeOf(await dockerfileOf(harmless, '/healthz'));
	const withoutStatic = shapeOf(await dockerfileOf({ ...harmless, folder: '' }, '/healthz'));
	expect(withStatic.filter((line) => line.startsWith('FROM'))).toHaveLength(3);
	expect(withoutStatic.filter((line) => line.startsWith('FROM'))).toHaveLength(2);
	const anything: fc.Arbitrary<Hostile> = fc.record({
		variable: hostileText(),
		path: hostileText(),
		file: fc.oneof(
			hostilePath(),
			hostilePath().map((name) => `site_app/${name}.py`),
		),
		folder: hostileText(),
		// A local path means that the project itself is installed, which is another Dockerfile by right.
		requirement: hostileText().filter((text) => !/^\s*(?:\.|file:|-)/.test(text)),
	});
	let rendered = 0;
	await fc.assert(
		fc.asyncProperty(anything, hostileText(), async (hostile, path) => {
			try {
				expect([withStatic, withoutStatic]).toContainEqual(shapeOf(await dockerfileOf(hostile, `/${path}`)));
				rendered++;
			} catch (error) {
				if (!(error instanceof UserError)) throw error;
			}
		}),
		{ numRuns: 1000 },
	);
	expect(rendered).toBeGreaterThan(100);
});
