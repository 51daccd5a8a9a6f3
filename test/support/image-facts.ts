import { slim } from '../../src/core/bases/slim.ts';
import type { FileEntry, ImageFacts, RunFacts } from '../../src/core/image-facts.ts';

export const file = (path: string, more: Partial<FileEntry> = {}): FileEntry => ({
	path,
	type: 'file',
	mode: 0o644,
	uid: 0,
	gid: 0,
	size: 100,
	...more,
});

export const goodRun: RunFacts = {
	flags: ['--read-only', '--cap-drop=ALL', '--memory=512m', '--pids-limit=128'],
	started: true,
	log: [],
	answers: [{ port: 8000, path: '/healthz', status: 200 }],
	health: 'healthy',
	healthWithoutNetwork: 'healthy',
	process: {
		uid: 65532,
		gid: 65532,
		effectiveCapabilities: 0n,
		boundingCapabilities: 0n,
		noNewPrivileges: true,
		seccompMode: 2,
	},
	listeningPorts: [8000],
	writablePaths: [],
	unreadableCode: [],
	honoursPort: true,
	stop: { seconds: 0.2, exitCode: 0, killed: false },
};

/** A hardened service on Debian slim as it should look; tests break one fact at a time. */
export const goodImage: ImageFacts = {
	image: 'demo:latest',
	id: 'sha256:0',
	engine: { name: 'docker', version: '28.0.0' },
	platform: 'linux/amd64',
	config: {
		user: '65532:65532',
		environment: { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: '/deps' },
		entrypoint: ['/usr/local/bin/python3', '-m', 'gunicorn'],
		command: ['app:app'],
		workingDirectory: '/app',
		exposedPorts: ['8000/tcp'],
		stopSignal: 'SIGTERM',
		healthCheck: { test: ['CMD', '/usr/local/bin/python3', '-c', 'pass'] },
		labels: {
			'org.opencontainers.image.title': 'demo',
			'org.opencontainers.image.base.name': 'python:3.13-slim-trixie',
		},
		volumes: [],
		history: [],
	},
	files: [
		file('/usr/local/bin/python3.13', { mode: 0o755 }),
		file('/usr/local/lib/python3.13/os.py'),
		file('/usr/local/lib/python3.13/uuid.py'),
		file('/usr/local/lib/python3.13/__pycache__/uuid.cpython-313.pyc'),
		file('/bin/sh', { mode: 0o755 }),
		file('/tmp', { type: 'directory', mode: 0o1777 }),
		file('/app/app.py'),
		file('/deps/flask/app.py'),
		file('/deps/flask/__pycache__/app.cpython-313.pyc'),
		file('/deps/x/_x.cpython-313-x86_64-linux-gnu.so'),
	],
	size: {},
	secrets: [],
	accounts: [
		{ name: 'root', uid: 0, gid: 0, shell: '/bin/bash' },
		{ name: 'appuser', uid: 65532, gid: 65532, shell: '/usr/sbin/nologin' },
	],
	run: goodRun,
	expectation: { base: slim, codeOwner: 'root', codePath: '/app', dependenciesPath: '/deps', ports: [8000] },
	notGathered: {},
};
