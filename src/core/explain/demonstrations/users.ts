import { base, type Demonstration, runs } from './demonstration.ts';

const tryWrite = (path: string): string => `import os
print('user id', os.getuid())
try:
    open('${path}', 'w').write('changed')
    print('could write ${path}')
except OSError as error:
    print('could not write ${path}:', error.strerror)
`;

const app = 'COPY show.py /app/\nCMD ["python", "/app/show.py"]\n';

/** What a process may do as its user. */
export const userDemonstrations: readonly Demonstration[] = [
	{
		slug: 'non-root-user',
		look: 'As root the service can change the list of users of the system; as an ordinary user it cannot.',
		files: { 'show.py': tryWrite('/etc/passwd') },
		bad: runs(`${base}${app}`),
		good: runs(`${base}USER 65532:65532\n${app}`),
	},
	{
		slug: 'read-only-code',
		look: 'A service that owns its code can be made to change it; code of root cannot be changed.',
		files: { 'show.py': tryWrite('/app/show.py') },
		bad: runs(
			`${base}WORKDIR /app\nCOPY --chown=65532:65532 --chmod=644 show.py ./\nUSER 65532:65532\nCMD ["python", "/app/show.py"]\n`,
		),
		good: runs(`${base}WORKDIR /app\nCOPY --chmod=644 show.py ./\nUSER 65532:65532\nCMD ["python", "/app/show.py"]\n`),
	},
	{
		slug: 'no-world-writable-files',
		look: 'Whoever gets into the container can replace a tool that everyone may write.',
		files: { 'show.py': tryWrite('/opt/tool') },
		bad: runs(`${base}RUN touch /opt/tool && chmod 777 /opt/tool\nUSER 65532:65532\n${app}`),
		good: runs(`${base}RUN touch /opt/tool && chmod 755 /opt/tool\nUSER 65532:65532\n${app}`),
	},
	{
		slug: 'intended-owners',
		look: 'BuildKit takes an owner that the image does not know for root (0) and says nothing; Podman refuses to build.',
		files: { 'show.py': "import os\nprint('the file belongs to user', os.stat('/app/show.py').st_uid)\n" },
		bad: runs(`${base}COPY --chown=service show.py /app/\nCMD ["python", "/app/show.py"]\n`),
		good: runs(`${base}COPY --chown=65532 show.py /app/\nCMD ["python", "/app/show.py"]\n`),
	},
	{
		slug: 'no-capabilities',
		look: 'A service that changes owners needs a capability; one that does not runs with none.',
		files: {
			'chown.py': "import os\nopen('/tmp/x', 'w')\nos.chown('/tmp/x', 1, 1)\nprint('done')\n",
			'plain.py': "open('/tmp/x', 'w')\nprint('done')\n",
		},
		bad: runs(`${base}COPY chown.py /app/\nCMD ["python", "/app/chown.py"]\n`, { flags: ['--cap-drop=ALL'] }),
		good: runs(`${base}COPY plain.py /app/\nCMD ["python", "/app/plain.py"]\n`, { flags: ['--cap-drop=ALL'] }),
	},
	{
		slug: 'no-privilege-escalation',
		look: 'A setuid program makes an ordinary user root (0), unless the container may not gain privileges.',
		files: {
			'show.py':
				"import subprocess\nprint('became user', subprocess.run(['/opt/id', '-u'], capture_output=True, text=True).stdout)\n",
		},
		bad: runs(`${base}RUN cp /usr/bin/id /opt/id && chmod 4755 /opt/id\nUSER 65532:65532\n${app}`),
		good: runs(`${base}RUN cp /usr/bin/id /opt/id && chmod 4755 /opt/id\nUSER 65532:65532\n${app}`, {
			flags: ['--security-opt=no-new-privileges'],
		}),
	},
	{
		slug: 'unprivileged-ports',
		look: 'Where the engine keeps the old rule, an ordinary user may not open port 80.',
		files: {
			'show.py':
				"import os, socket\nport = int(os.environ['PORT'])\ntry:\n    socket.create_server(('', port))\n    print('listens on port', port)\nexcept OSError as error:\n    print('cannot listen on port', port, error.strerror)\n",
		},
		bad: runs(`${base}ENV PORT=80\nUSER 65532:65532\n${app}`, {
			flags: ['--sysctl=net.ipv4.ip_unprivileged_port_start=1024'],
		}),
		good: runs(`${base}ENV PORT=8000\nUSER 65532:65532\n${app}`, {
			flags: ['--sysctl=net.ipv4.ip_unprivileged_port_start=1024'],
		}),
	},
];
