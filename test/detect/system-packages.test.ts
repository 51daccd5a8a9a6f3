import { describe, expect, test } from 'vitest';
import { normalizePackageName } from '../../src/core/package-name.ts';
import type { Requirement } from '../../src/core/project-facts.ts';
import { systemNeeds } from '../../src/core/system-packages/index.ts';
import { detectSystemPackages } from '../../src/detect/system-packages.ts';

const requirement = (name: string, extras: readonly string[] = []): Requirement => ({
	name,
	extras,
	specifier: '',
	file: 'requirements.txt',
	line: 1,
});

describe('detectSystemPackages', () => {
	test('names what psycopg2 is built with and what it loads', () => {
		const { value, evidence } = detectSystemPackages(['flask', 'psycopg2']);
		expect(value).toEqual([
			{
				neededBy: 'psycopg2',
				debian: { build: ['gcc', 'libc6-dev', 'libpq-dev'], runtime: ['libpq5'] },
				alpine: { build: ['gcc', 'libpq-dev', 'musl-dev'], runtime: ['libpq'] },
			},
		]);
		expect(evidence).toEqual([
			'psycopg2 is compiled against libpq; psycopg2-binary or psycopg[binary] brings it along',
		]);
	});

	test.each(['psycopg2-binary', 'lxml', 'pillow', 'cryptography', 'numpy', 'opencv-python-headless', 'ldap3'])(
		'asks for nothing for %s, whose wheels hold what they load',
		(name) => expect(detectSystemPackages([name])).toMatchObject({ value: [], evidence: [] }),
	);

	test('compiles for Alpine alone what has a wheel for Debian', () => {
		const [pycurl] = detectSystemPackages(['pycurl']).value;
		expect(pycurl?.debian).toEqual({ build: [], runtime: [] });
		expect(pycurl?.alpine).toEqual({ build: ['curl-dev', 'gcc', 'musl-dev'], runtime: ['libcurl'] });
	});

	test('adds what a wheel loads but does not hold', () => {
		const [pyodbc] = detectSystemPackages(['pyodbc']).value;
		expect(pyodbc?.debian).toEqual({ build: [], runtime: ['libodbc2'] });
	});

	test('needs libpq for psycopg, unless the project or its lock file brings it along', () => {
		const plain = detectSystemPackages(['psycopg'], [requirement('psycopg', ['pool'])]);
		expect(plain.value.map(({ debian }) => debian.runtime)).toEqual([['libpq5']]);
		expect(detectSystemPackages(['psycopg'], [requirement('psycopg', ['binary'])]).value).toEqual([]);
		expect(detectSystemPackages(['psycopg', 'psycopg-binary']).value).toEqual([]);
		const compiled = detectSystemPackages(['psycopg', 'psycopg-c']).value;
		expect(compiled.map(({ neededBy }) => neededBy)).toEqual(['psycopg-c']);
	});

	test('says what cannot be installed, and installs nothing for it', () => {
		const { value, evidence } = detectSystemPackages(['pdfkit']);
		expect(value).toEqual([]);
		expect(evidence).toEqual([expect.stringContaining('wkhtmltopdf, which neither Debian 13 nor Alpine has')]);
	});

	test('says that a distroless image holds no programs', () => {
		const { value, evidence } = detectSystemPackages(['gitpython']);
		expect(value.map(({ alpine }) => alpine.runtime)).toEqual([['git']]);
		expect(evidence).toEqual([expect.stringContaining('which a distroless image cannot hold')]);
	});
});

describe('the table', () => {
	const names = systemNeeds.flatMap((need) => need.names);

	test('names each package once, as PEP 503 spells it', () => {
		expect(new Set(names).size).toBe(names.length);
		expect(names.map(normalizePackageName)).toEqual(names);
	});

	test('brings a compiler wherever something is built', () => {
		const builds = systemNeeds.flatMap(({ debian, alpine }) => [debian?.build ?? [], alpine?.build ?? []]);
		const withoutCompiler = builds.filter(
			(build) => build.length > 0 && !build.some((name) => /^g(cc|\+\+)$/.test(name)),
		);
		expect(withoutCompiler).toEqual([]);
	});
});
