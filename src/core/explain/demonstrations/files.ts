import { base, type Demonstration, runs } from './demonstration.ts';

const list = "import os\nprint('in the image:', ' '.join(sorted(os.listdir('/app'))))\n";

/** What lies in an image, and what can be written there. */
export const fileDemonstrations: readonly Demonstration[] = [
	{
		slug: 'copy-only-needed-files',
		look: 'COPY . takes a forgotten .env along; a named file comes alone.',
		files: { 'show.py': list, '.env': 'PASSWORD=example\n', 'notes.txt': 'draft\n' },
		bad: runs(`${base}COPY . /app/\nCMD ["python", "/app/show.py"]\n`),
		good: runs(`${base}COPY show.py /app/\nCMD ["python", "/app/show.py"]\n`),
	},
	{
		slug: 'no-secrets',
		look: 'An ENV can be read in every container; a secret mount is gone after its RUN.',
		files: { 'show.py': "import os\nprint('token:', os.environ.get('API_TOKEN', 'nothing to be read'))\n" },
		bad: runs(`${base}ENV API_TOKEN=example-token\nCOPY show.py /app/\nCMD ["python", "/app/show.py"]\n`),
		good: runs(`${base}RUN --mount=type=secret,id=token true\nCOPY show.py /app/\nCMD ["python", "/app/show.py"]\n`),
	},
	{
		slug: 'no-setuid-files',
		look: 'The base image brings programs that run as root; the step takes their bits off.',
		files: {
			'show.py':
				"import os\nfound = []\nfor folder, _, names in os.walk('/usr'):\n    for name in names:\n        path = os.path.join(folder, name)\n        if not os.path.islink(path) and os.stat(path).st_mode & 0o6000:\n            found.append(path)\nprint('setuid or setgid files:', ' '.join(sorted(found)) or 'none')\n",
		},
		bad: runs(`${base}COPY show.py /app/\nCMD ["python", "/app/show.py"]\n`),
		good: runs(
			`${base}RUN find / -xdev -type f -perm /6000 -exec chmod a-s {} +\nCOPY show.py /app/\nCMD ["python", "/app/show.py"]\n`,
		),
	},
	{
		slug: 'no-shell',
		look: 'In the slim image an intruder has a shell; in distroless there is nothing to call.',
		files: {
			'show.py':
				"import subprocess\ntry:\n    subprocess.run(['sh', '-c', 'echo a shell answers'], check=True)\nexcept FileNotFoundError:\n    print('there is no shell')\n",
		},
		bad: runs(`${base}COPY show.py /app/\nENTRYPOINT ["python", "/app/show.py"]\n`),
		good: runs(
			'FROM gcr.io/distroless/python3-debian13:nonroot\nWORKDIR /app\nCOPY --chmod=644 show.py ./\nENTRYPOINT ["/usr/bin/python3", "/app/show.py"]\n',
		),
	},
	{
		slug: 'explicit-file-modes',
		look: 'A file that only its author may read stays that way in the image, and the service cannot start.',
		files: { 'show.py': "print('the service started')\n" },
		privateFiles: ['show.py'],
		bad: runs(`${base}WORKDIR /app\nCOPY show.py ./\nUSER 65532:65532\nCMD ["python", "/app/show.py"]\n`),
		good: runs(`${base}WORKDIR /app\nCOPY --chmod=644 show.py ./\nUSER 65532:65532\nCMD ["python", "/app/show.py"]\n`),
	},
	{
		slug: 'read-only-root',
		look: 'A service that writes beside its code dies on a read-only root; one that writes to /tmp works.',
		files: {
			'code.py': "open('/app/cache', 'w').write('x')\nprint('wrote /app/cache')\n",
			'tmp.py': "open('/tmp/cache', 'w').write('x')\nprint('wrote /tmp/cache')\n",
		},
		bad: runs(`${base}COPY code.py /app/\nCMD ["python", "/app/code.py"]\n`, {
			flags: ['--read-only', '--tmpfs=/tmp'],
		}),
		good: runs(`${base}COPY tmp.py /app/\nCMD ["python", "/app/tmp.py"]\n`, { flags: ['--read-only', '--tmpfs=/tmp'] }),
	},
	{
		slug: 'no-volumes',
		look: 'A VOLUME can be written although the container is started with --read-only.',
		files: {
			'show.py':
				"try:\n    open('/data/tool', 'w')\n    print('could write /data/tool')\nexcept OSError as error:\n    print('could not write /data/tool:', error.strerror)\n",
		},
		bad: runs(`${base}VOLUME /data\nCOPY show.py /app/\nCMD ["python", "/app/show.py"]\n`, { flags: ['--read-only'] }),
		good: runs(`${base}RUN mkdir /data\nCOPY show.py /app/\nCMD ["python", "/app/show.py"]\n`, {
			flags: ['--read-only'],
		}),
	},
	{
		slug: 'absolute-workdir',
		look: 'A relative folder depends on what was set before; an absolute one does not.',
		files: { 'show.py': "import os\nprint('runs in', os.getcwd())\n" },
		bad: runs(`${base}COPY show.py /\nWORKDIR /srv\nWORKDIR app\nCMD ["python", "/show.py"]\n`),
		good: runs(`${base}COPY show.py /\nWORKDIR /srv\nWORKDIR /app\nCMD ["python", "/show.py"]\n`),
	},
];
