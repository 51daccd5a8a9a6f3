import { expect, test } from 'vitest';
import { addsOnly } from '../../src/core/file-tree.ts';

const adds = (before: string, after: string): boolean =>
	addsOnly({ kind: 'conflict', path: 'requirements.txt', before, after });

test.each([
	['flask\n', 'flask\ngunicorn\n'],
	['flask', 'flask\ngunicorn\n'],
	['flask\r\nsix', 'flask\r\nsix\r\ngunicorn\r\n'],
	['', 'gunicorn\n'],
])('%j becoming %j only adds lines', (before, after) => expect(adds(before, after)).toBe(true));

test.each([
	['flask\n', 'gunicorn\nflask\n'],
	['flask', 'flask-login\ngunicorn\n'],
	['flask\nsix\n', 'flask\ngunicorn\n'],
	['flask', 'flask\n'],
])('%j becoming %j changes what is there', (before, after) => expect(adds(before, after)).toBe(false));
