import { expect, test } from 'vitest';
import { secretsInHistory, secretsInText } from '../../src/core/secrets.ts';

test('a secret that a build step writes down is found in the history', () => {
	expect(secretsInHistory('RUN SECRET_KEY=not-a-good-idea python3 manage.py collectstatic')).toEqual(['SECRET_KEY']);
});

test('one that the shell makes up in that moment is written nowhere', () => {
	expect(secretsInHistory('RUN SECRET_KEY=$(cat /proc/sys/kernel/random/uuid) python3 manage.py')).toEqual([]);
	expect(secretsInHistory('RUN SECRET_KEY="$(uuidgen)" python3 manage.py')).toEqual([]);
});

test.each([
	'postgresql+asyncpg://postgres:postgres@db',
	'postgresql://shop:hunter2hunter@localhost/shop',
	'amqp://guest:guest@rabbit.internal.lan',
	'postgresql://user:pass@db.server.lan',
	'mysql://shop:my_password@db.shop.net',
	'https://me:hunter2@pypi.example.com/simple',
	'mongodb://shop:hunter2hunter@mongo',
	'postgresql://shop:vY7zk2Qp9mN4wXc8@localhost/shop',
])('%s opens nothing', (address) => {
	expect(secretsInText(`URL = "${address}"`)).toEqual([]);
});

test.each([
	'postgresql://shop:vY7-zk2Qp9@db.shop.net:5432/shop',
	'https://deploy:kx81Lm@pypi.shop.net/simple',
	'postgresql://shop:vY7zk2Qp9mN4wXc8@db/shop',
	'redis://:vY7zk2Qp9mN4wXc8@redis:6379/0',
])('%s holds a password', (address) => {
	expect(secretsInText(`URL = "${address}"`)).toEqual(['password in an address']);
});
