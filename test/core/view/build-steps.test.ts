import { expect, test } from 'vitest';
import { buildStepsView } from '../../../src/core/view/build-steps.ts';
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
	expect(buildSteps[0]).toMatch(/^mkdir -p \.\/data \\\n {4}&& .*collectstatic --noinput$/);
});

test('a folder outside the project is no business of a build', async () => {
	const { buildSteps } = buildStepsView(await planOf(django("'/var/lib/shop/db.sqlite3'")));
	expect(buildSteps[0]).not.toContain('mkdir');
});
