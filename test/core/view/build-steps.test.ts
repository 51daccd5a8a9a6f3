import { expect, test } from 'vitest';
import { buildStepsView } from '../../../src/core/view/build-steps.ts';
import { detectProject } from '../../../src/detect/index.ts';
import { memoryReader } from '../../support/memory-reader.ts';
import { planOf } from '../../support/plan-of.ts';

const django = (database: string) => ({
	'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
	'requirements.txt': 'django==5.2.1\ngunicorn==23.0.0\n',
	'shop/__init__.py': '',
	'shop/settings.py': [
		'from pathlib import Path',
		'BASE_DIR = Path(__file__).resolve().parent.parent',
		"INSTALLED_APPS = ['django.contrib.staticfiles']",
		"STATIC_URL = '/static/'",
		"STATIC_ROOT = BASE_DIR / 'collected'",
		`DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ${database}}}`,
	].join('\n'),
	'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n',
});

test('folders that the service writes to are there when its settings are imported', async () => {
	const { buildSteps } = buildStepsView(await planOf(django("BASE_DIR / 'data' / 'db.sqlite3'")));
	expect(buildSteps).toHaveLength(1);
	expect(buildSteps[0]).toMatch(/^mkdir -p \.\/data \.\/collected \\\n {4}&& .*collectstatic --noinput$/);
});

test('what is collected may be nothing, where a remote storage takes it, and its folder is there to be copied', async () => {
	const { buildSteps, stepOutputs } = buildStepsView(await planOf(django("':memory:'")));
	expect(buildSteps[0]).toMatch(/^mkdir -p \.\/collected \\\n {4}&& /);
	expect(stepOutputs).toEqual(['/app/collected ./collected/']);
});

test('static files are not collected where STATIC_ROOT is set under a condition, and that is said', async () => {
	const files = django("':memory:'");
	const settings = files['shop/settings.py'].replace('STATIC_ROOT =', 'if not DEBUG:\n    STATIC_ROOT =');
	const facts = await detectProject(memoryReader({ ...files, 'shop/settings.py': settings }), 'shop');
	expect(facts.buildSteps.value).toEqual([]);
	expect(facts.warnings.join()).toContain('shop/settings.py line 6 sets STATIC_ROOT under a condition');
});

test('static files are not collected to a folder outside of the project, and that is said', async () => {
	const files = django("':memory:'");
	const settings = files['shop/settings.py'].replace("BASE_DIR / 'collected'", "'/var/www/static'");
	const facts = await detectProject(memoryReader({ ...files, 'shop/settings.py': settings }), 'shop');
	expect(facts.buildSteps.value).toEqual([]);
	expect(facts.warnings.join()).toContain('sets STATIC_ROOT to a folder outside of the project');
});
