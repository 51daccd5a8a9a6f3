import { describe, expect, test } from 'vitest';
import { distroless } from '../../src/core/bases/distroless.ts';
import type { ImageConfig, ImageFacts, RunFacts } from '../../src/core/image-facts.ts';
import { practices } from '../../src/core/practices/index.ts';
import { file, goodImage, goodRun } from '../support/image-facts.ts';

const onImage = practices.filter(({ checkImage }) => checkImage !== undefined);

const failing = (facts: ImageFacts): readonly string[] =>
	onImage.filter(({ checkImage }) => checkImage?.(facts).status === 'fail').map(({ slug }) => slug);

const withConfig = (config: Partial<ImageConfig>): ImageFacts => ({
	...goodImage,
	config: { ...goodImage.config, ...config },
});
const withRun = (run: Partial<RunFacts>): ImageFacts => ({ ...goodImage, run: { ...goodRun, ...run } });
const withFile = (...args: Parameters<typeof file>): ImageFacts => ({
	...goodImage,
	files: [...(goodImage.files ?? []), file(...args)],
});
const process = goodRun.process ?? expect.fail('The good run has a process.');

test('a hardened image passes everything, and slim skips the shell with a reason', () => {
	const verdicts = onImage.map(({ slug, checkImage }) => [slug, checkImage?.(goodImage)] as const);
	expect(verdicts.filter(([, verdict]) => verdict?.status === 'fail')).toEqual([]);
	const skipped = verdicts.filter(([, verdict]) => verdict?.status === 'skip');
	expect(skipped.map(([slug]) => slug)).toEqual(['no-shell']);
});

describe('each broken fact fails just the practice it breaks', () => {
	test.each<[string, ImageFacts]>([
		['non-root-user', withRun({ process: { ...process, uid: 0 } })],
		['numeric-user', withRun({ process: { ...process, gid: 0 } })],
		['numeric-user', withConfig({ user: 'appuser' })],
		['numeric-user', withConfig({ user: '65532' })],
		['minimal-base-image', withFile('/usr/bin/gcc')],
		['matching-python', withFile('/deps/y/_y.cpython-312-x86_64-linux-gnu.so')],
		['matching-python', withFile('/deps/y/_y.cpython-313-x86_64-linux-musl.so')],
		['copy-only-needed-files', withFile('/app/.env')],
		['copy-only-needed-files', withFile('/app/.git', { type: 'directory', mode: 0o755 })],
		['read-only-code', withFile('/app/b.py', { gid: 65532, mode: 0o664 })],
		['read-only-code', withRun({ writablePaths: ['/app'] })],
		['read-only-code', withRun({ unreadableCode: ['/app/app.py'] })],
		['no-setuid-files', withFile('/usr/bin/su', { mode: 0o4755 })],
		['no-setuid-files', withFile('/usr/bin/wall', { mode: 0o2755 })],
		['no-shell', { ...goodImage, expectation: { ...goodImage.expectation, base: distroless } }],
		['exec-form-commands', withConfig({ command: ['/bin/sh', '-c', 'gunicorn app:app'] })],
		['exec-form-commands', withConfig({ healthCheck: { test: ['CMD-SHELL', 'curl localhost'] } })],
		['health-check', withConfig({ healthCheck: { test: ['NONE'] } })],
		['health-check', withRun({ health: 'unhealthy' })],
		['health-check', withRun({ answers: [{ port: 8000, path: '/healthz', status: 500 }] })],
		['health-check', withRun({ answers: [{ port: 8000, path: '/healthz' }] })],
		['stop-signal', withConfig({ stopSignal: '' })],
		['production-environment', withConfig({ environment: { PYTHONUNBUFFERED: '1' } })],
		['production-environment', withConfig({ environment: { ...goodImage.config.environment, FLASK_DEBUG: '1' } })],
		['production-environment', withConfig({ command: ['-m', 'flask', 'run'] })],
		['compiled-bytecode', withFile('/deps/y/y.py')],
		['compiled-bytecode', withFile('/usr/local/lib/python3.13/argparse.py')],
		['image-labels', withConfig({ labels: {} })],
		['no-secrets', { ...goodImage, secrets: [{ place: '/app/key.pem', kind: 'private key', deletedLater: true }] }],
		['dedicated-user', withConfig({ user: '1000:1000' })],
		['no-world-writable-files', withFile('/srv/x', { mode: 0o666 })],
		['no-world-writable-files', withFile('/srv', { type: 'directory', mode: 0o1777 })],
		['no-device-files', withFile('/srv/sda', { type: 'block-device', mode: 0o660 })],
		['graceful-stop', withRun({ stop: { seconds: 10, exitCode: 137, killed: true } })],
		['graceful-stop', withRun({ stop: { seconds: 1, exitCode: 1, killed: false } })],
		['declared-ports-only', withRun({ listeningPorts: [8000, 5678] })],
		['declared-ports-only', withRun({ listeningPorts: [] })],
		['declared-ports-only', withConfig({ exposedPorts: ['8000/tcp', '8001/tcp'] })],
		['no-capabilities', withRun({ process: { ...process, boundingCapabilities: 1n } })],
		['no-network-at-start', withRun({ healthWithoutNetwork: 'unhealthy' })],
		['no-leftover-caches', withFile('/var/lib/apt/lists/deb.debian.org_Packages')],
		['no-leftover-caches', withFile('/root/.cache/pip/http/a')],
		['one-python-version', withFile('/usr/lib/python3.11/os.py')],
		['no-privilege-escalation', withRun({ process: { ...process, noNewPrivileges: false } })],
		['port-from-environment', withRun({ honoursPort: false })],
		['intended-owners', withFile('/app/c.py', { uid: 1000 })],
		['no-volumes', withConfig({ volumes: ['/data'] })],
	])('%s', (slug, facts) => {
		expect(failing(facts)).toEqual([slug]);
	});

	test('nothing is said of a declared port for UDP, which is not looked at', () =>
		expect(failing(withConfig({ exposedPorts: ['8000/tcp', '5353/udp'] }))).toEqual([]));

	test('an image without a health check is told what else keeps it from answering', () => {
		const detail = (facts: ImageFacts) => {
			const config = { ...facts.config, healthCheck: { test: ['NONE'] } };
			return onImage.find(({ slug }) => slug === 'health-check')?.checkImage?.({ ...facts, config });
		};
		expect(detail(withRun({ answers: [{ port: 8000, path: '/' }] }))).toMatchObject({
			detail: 'The image has no health check, and port 8000 answered nothing to /.',
		});
		expect(detail(withRun({ started: false, exitCode: 1 }))).toMatchObject({
			detail: 'The image has no health check, and the container did not start.',
		});
		expect(detail(goodImage)).toMatchObject({ detail: 'The image has no health check.' });
	});

	test('a service that is unhealthy with a network too does not fail for the lack of one', () =>
		expect(failing(withRun({ health: 'unhealthy', healthWithoutNetwork: 'unhealthy' }))).toEqual(['health-check']));

	test('every place of a secret is named', () => {
		const places = Array.from({ length: 9 }, (_, index) => ({ place: `/app/${index}`, kind: 'private key' }));
		const verdict = onImage.find(({ slug }) => slug === 'no-secrets')?.checkImage?.({ ...goodImage, secrets: places });
		expect(verdict).toMatchObject({ detail: expect.stringContaining('/app/8') });
	});

	test('what a package brings along is not copied by the service', () => {
		expect(failing(withFile('/deps/gradio/.dockerignore'))).toEqual([]);
		expect(failing(withFile('/app/lib/site-packages/gradio/.dockerignore'))).toEqual([]);
		expect(failing(withFile('/app/gradio/.dockerignore'))).toEqual(['copy-only-needed-files']);
	});

	test('root as the user, and an account of its own that is missing', () => {
		expect(failing(withConfig({ user: '' }))).toContain('non-root-user');
		expect(failing(withConfig({ exposedPorts: ['80/tcp'] }))).toContain('unprivileged-ports');
	});

	test.each([
		['a name that the running service has a number for', 'appuser', 65532],
		['root, who owns all', '', 0],
	])('code that belongs to %s can be changed', (_, user, uid) => {
		const code = file('/app/own.py', { uid, gid: 7, mode: 0o644 });
		const facts = withConfig({ user });
		expect(failing({ ...facts, files: [...(facts.files ?? []), code] })).toContain('read-only-code');
	});

	test('a user by name is looked up in the image that was not started', () => {
		const { run: _run, ...unstarted } = withConfig({ user: 'appuser' });
		const accounts = [{ name: 'appuser', uid: 10001, gid: 10001, shell: '/sbin/nologin' }];
		expect(failing({ ...unstarted, accounts })).toEqual(['numeric-user']);
		expect(failing({ ...unstarted, accounts: [] })).toContain('dedicated-user');
	});

	test.each([
		['a login shell', { shell: '/bin/sh' }],
		['an empty password', { shell: '/sbin/nologin', passwordless: true }],
	])('an account with %s is not dedicated', (_, account) => {
		const accounts = [{ name: 'appuser', uid: 65532, gid: 65532, ...account }];
		expect(failing({ ...goodImage, accounts })).toEqual(['dedicated-user']);
	});
});

describe('a container that does not start', () => {
	const broken = (blockedBy?: RunFacts['blockedBy']): ImageFacts =>
		withRun({ started: false, log: ['OSError: read-only'], ...(blockedBy === undefined ? {} : { blockedBy }) });

	test('fails the practice that stands in its way, and the health check', () => {
		expect(failing(broken(['read-only']))).toEqual(['health-check', 'read-only-root']);
		expect(failing(broken(['capabilities']))).toEqual(['health-check', 'no-capabilities']);
		expect(failing(broken(['limits']))).toEqual(['health-check', 'resource-limits']);
		expect(failing(broken(['no-new-privileges']))).toEqual(['health-check', 'no-privilege-escalation']);
		expect(failing(broken())).toEqual(['health-check', 'read-only-root']);
	});
});

test('a declared folder for data among the code may be written to, and only that', () => {
	const withData = (writablePaths: readonly string[]): ImageFacts => ({
		...withRun({ writablePaths }),
		expectation: { ...goodImage.expectation, writablePaths: ['/app/data', '/app/media'] },
	});
	expect(failing(withData(['/app/data', '/app/data/a.db', '/app/media']))).not.toContain('read-only-code');
	expect(failing(withData(['/app/database']))).toContain('read-only-code');
});

describe('an image that is no Python web service', () => {
	const reasons = (facts: ImageFacts): Readonly<Record<string, string>> =>
		Object.fromEntries(
			onImage.flatMap(({ slug, checkImage }) => {
				const verdict = checkImage?.(facts);
				return verdict?.status === 'skip' ? [[slug, verdict.reason]] : [];
			}),
		);

	test('without a Python needs none of its settings', () => {
		const facts = { ...withConfig({ environment: {} }), files: [file('/app/service', { mode: 0o755 })] };
		expect(reasons(facts)['production-environment']).toContain('no Python');
		expect(failing(facts)).toEqual([]);
	});

	test('a worker that listens on nothing needs no port', () => {
		const { honoursPort, firstAnswerMs, ...run } = goodRun;
		expect([honoursPort, firstAnswerMs]).toEqual([true, undefined]);
		const facts: ImageFacts = {
			...withConfig({ exposedPorts: [] }),
			run: { ...run, listeningPorts: [], answers: [] },
			expectation: { ...goodImage.expectation, ports: [] },
		};
		expect(reasons(facts)).toMatchObject({
			'unprivileged-ports': 'The image declares no port, and listens on none.',
			'port-from-environment': 'No port is declared, so none could be changed.',
		});
		expect(failing(facts)).toEqual([]);
	});

	test('a listener without a declared port is told', () => {
		const facts = { ...withConfig({ exposedPorts: [] }), expectation: {} };
		expect(failing(facts)).toEqual(expect.arrayContaining(['unprivileged-ports', 'declared-ports-only']));
	});

	test('a folder without a file is no code that could be changed', () => {
		const home = file('/home/nonroot', { type: 'directory', mode: 0o755, uid: 65532 });
		const facts = { ...withConfig({ workingDirectory: '/home/nonroot' }), files: [home], expectation: {} };
		expect(reasons(facts)['read-only-code']).toContain('no file in /home/nonroot');
	});

	test('a program that ends by itself is kept from nothing', () => {
		const facts = withRun({ started: false, exitCode: 0, blockedBy: [], log: [] });
		expect(reasons(facts)['read-only-root']).toContain('ended by itself');
	});

	test('root is no user of its own', () => {
		const verdict = onImage.find(({ slug }) => slug === 'dedicated-user')?.checkImage?.(withConfig({ user: '' }));
		expect(verdict).toEqual({ status: 'fail', detail: 'The service runs as root, who owns everything else too.' });
	});
});

test('a fact that was not gathered is skipped with its reason, never passed', () => {
	const { files, secrets, accounts, run, ...rest } = goodImage;
	const facts: ImageFacts = { ...rest, notGathered: { run: 'Buildah starts no service.', files: 'No tar.' } };
	expect([files, secrets, accounts, run].every((fact) => fact !== undefined)).toBe(true);
	const verdicts = onImage.map(({ slug, checkImage }) => [slug, checkImage?.(facts)] as const);
	const reasonOf = (slug: string) => verdicts.find(([name]) => name === slug)?.[1];
	expect(reasonOf('read-only-root')).toEqual({ status: 'skip', reason: 'Buildah starts no service.' });
	expect(reasonOf('no-setuid-files')).toEqual({ status: 'skip', reason: 'No tar.' });
	expect(reasonOf('health-check')?.status).toBe('skip');
	const passed = verdicts.filter(([, verdict]) => verdict?.status === 'pass').map(([slug]) => slug);
	expect(passed).toEqual([
		'non-root-user',
		'exec-form-commands',
		'stop-signal',
		'unprivileged-ports',
		'production-environment',
		'image-labels',
		'no-volumes',
		'numeric-user',
	]);
});
