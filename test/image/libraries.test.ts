import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { BaseId } from '../../src/core/bases/base-image.ts';
import { renderPlan } from '../../src/render/index.ts';
import { answersOf, flaskApp, planOf } from '../support/plan-of.ts';
import { scratchProject, writeFiles } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const run = promisify(execFile);
const minutes = 60_000;

const files = {
	'app.py': flaskApp,
	'requirements.txt':
		'flask\ngunicorn\npsycopg\npsycopg2\nmysqlclient\npycairo\npython-magic\nweasyprint\npyzbar\nlxml\ncairocffi\n' +
		'python-ldap\nm2crypto\nnetifaces\nuwsgi\n',
};

/** What each package says only when its library is there. */
const program = `
import cairo, cairocffi, ctypes, magic, MySQLdb, os, psycopg, psycopg2, pyzbar.pyzbar, weasyprint, lxml.etree
import ldap, M2Crypto.Rand, netifaces
assert psycopg.pq.version() > 0 and psycopg2.__libpq_version__ > 0 and MySQLdb.get_client_info()
assert cairo.cairo_version_string() == cairocffi.cairo_version_string()
assert magic.from_buffer(b'%PDF-1.7', mime=True) == 'application/pdf'
pdf = weasyprint.HTML(string='<p>Hello').write_pdf(uncompressed_pdf=True)
assert b'/FontFile' in pdf, 'no font'
ctypes.CDLL('/usr/lib/x86_64-linux-gnu/libmariadb3/plugin/caching_sha2_password.so')
assert ldap.initialize('ldap://127.0.0.1')
assert len(M2Crypto.Rand.rand_bytes(8)) == 8 and netifaces.interfaces() == ['lo']
assert os.path.getsize('/deps/bin/uwsgi') > 0
print('all loaded')
`;

const contextOn = async (base: BaseId): Promise<string> => {
	const context = await scratchProject(files);
	const tree = renderPlan(await planOf(files, { base }), {
		answers: await answersOf(files, { base }),
		toolVersion: '1.0.0',
	});
	await writeFiles(context, Object.fromEntries(tree));
	return context;
};

describe.skipIf(!toolAnswers('docker', ['info']))('libraries that packages load when the service runs', () => {
	test.each(['distroless', 'slim'] as const)(
		'are in the image on %s',
		async (base) => {
			const context = await contextOn(base);
			const tag = `libraries-${base}:${process.pid}`;
			try {
				await run('docker', ['build', '--check', context]);
				await run('docker', ['build', '--quiet', '--tag', tag, context], { maxBuffer: 1e8 });
				const python = base === 'distroless' ? '/usr/bin/python3' : 'python3';
				const args = ['run', '--rm', '--read-only', '--network=none', `--entrypoint=${python}`, tag, '-c', program];
				expect((await run('docker', args)).stdout).toBe('all loaded\n');
			} finally {
				await run('docker', ['rmi', '--force', tag]);
				await rm(context, { recursive: true });
			}
		},
		10 * minutes,
	);
});

test.skipIf(!toolAnswers('hadolint', ['--version']))('hadolint finds nothing in the stage of libraries', async () => {
	const context = await contextOn('distroless');
	const { stdout } = await run('hadolint', ['--no-fail', '--format', 'json', path.join(context, 'Dockerfile')]);
	await rm(context, { recursive: true });
	expect(JSON.parse(stdout)).toEqual([]);
});
