import type { StarterDefinition } from './starter.ts';

export const django: StarterDefinition = {
	id: 'django',
	title: 'Django',
	packages: { base: ['django', 'whitenoise'], server: ['gunicorn'], dev: [] },
	runCommand: 'DJANGO_DEBUG=1 python manage.py runserver',
	testCommand: 'python manage.py test',
	variables: [
		{
			name: 'DJANGO_SECRET_KEY',
			meaning: 'The key that signs sessions and links',
			standard: 'a new one at every start',
		},
		{
			name: 'DJANGO_ALLOWED_HOSTS',
			meaning: 'Host names that are answered, with commas',
			standard: '`localhost,127.0.0.1`',
		},
		{ name: 'DJANGO_DEBUG', meaning: '`1` shows errors in full; only for development', standard: 'off' },
	],
};
