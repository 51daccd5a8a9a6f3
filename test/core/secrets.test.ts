import { expect, test } from 'vitest';
import { secretsInHistory } from '../../src/core/secrets.ts';

test('a secret that a build step writes down is found in the history', () => {
	expect(secretsInHistory('RUN SECRET_KEY=not-a-good-idea python3 manage.py collectstatic')).toEqual([
		'SECRET_KEY in the build history',
	]);
});

test('one that the shell makes up in that moment is written nowhere', () => {
	expect(secretsInHistory('RUN SECRET_KEY=$(cat /proc/sys/kernel/random/uuid) python3 manage.py')).toEqual([]);
	expect(secretsInHistory('RUN SECRET_KEY="$(uuidgen)" python3 manage.py')).toEqual([]);
});
