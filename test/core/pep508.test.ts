import { describe, expect, test } from 'vitest';
import { parseRequirement } from '../../src/core/pep508.ts';

describe('parseRequirement', () => {
	test.each([
		['Flask', { name: 'flask', extras: [], specifier: '' }],
		['Flask_SQLAlchemy ~= 3.1', { name: 'flask-sqlalchemy', extras: [], specifier: '~=3.1' }],
		['uvicorn[standard] >=0.30, <1', { name: 'uvicorn', extras: ['standard'], specifier: '>=0.30,<1' }],
		['celery[redis, SQS_x]==5.4.*', { name: 'celery', extras: ['redis', 'sqs-x'], specifier: '==5.4.*' }],
		['zope.interface (>5,!=6.0)', { name: 'zope-interface', extras: [], specifier: '>5,!=6.0' }],
		['a[]', { name: 'a', extras: [], specifier: '' }],
		['pip @ https://example.org/pip.zip#sha1=da9', { name: 'pip', url: 'https://example.org/pip.zip#sha1=da9' }],
		['x@git+https://example.org/x.git@v1', { name: 'x', url: 'git+https://example.org/x.git@v1' }],
		['y @ https://example.org/a;b ; os_name == "nt"', { name: 'y', url: 'https://example.org/a;b' }],
	])('reads %j', (text, expected) => expect(parseRequirement(text)).toMatchObject(expected));

	test.each([
		'',
		'-r base.txt',
		'git+https://example.org/x.git',
		'./local',
		'flask>=',
		'flask==1.0; python_version',
		'flask[',
		'flask[a b]',
		'flask 1.0',
		'flask @',
		'flask; (os_name == "nt"',
		'<<<<<<< HEAD',
	])('refuses %j', (text) => expect(parseRequirement(text)).toBeUndefined());
});
