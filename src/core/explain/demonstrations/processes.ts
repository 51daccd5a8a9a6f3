import { base, type Demonstration, runs } from './demonstration.ts';

const service = `import signal, sys, time
def finish(number, frame):
    print('finished the open requests', flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, finish)
print('serving', flush=True)
time.sleep(60)
`;

const copy = 'COPY service.py /app/\n';

/** How a process starts, runs and ends. */
export const processDemonstrations: readonly Demonstration[] = [
	{
		slug: 'exec-form-commands',
		look: 'Behind a shell the service never hears the stop signal and is killed after ten seconds.',
		files: { 'service.py': service },
		bad: { dockerfile: `${base}${copy}CMD python /app/service.py; echo ended\n`, kind: 'stop' },
		good: { dockerfile: `${base}${copy}CMD ["python", "/app/service.py"]\n`, kind: 'stop' },
	},
	{
		slug: 'graceful-stop',
		look: 'Python without a handler ignores the signal as first process; with one it ends at once.',
		files: { 'service.py': service, 'deaf.py': "import time\nprint('serving', flush=True)\ntime.sleep(60)\n" },
		bad: { dockerfile: `${base}COPY deaf.py /app/\nCMD ["python", "/app/deaf.py"]\n`, kind: 'stop' },
		good: { dockerfile: `${base}${copy}CMD ["python", "/app/service.py"]\n`, kind: 'stop' },
	},
	{
		slug: 'stop-signal',
		look: 'On a signal that the server does not expect, open requests are not finished.',
		files: { 'service.py': service },
		bad: { dockerfile: `${base}${copy}STOPSIGNAL SIGQUIT\nCMD ["python", "/app/service.py"]\n`, kind: 'stop' },
		good: { dockerfile: `${base}${copy}STOPSIGNAL SIGTERM\nCMD ["python", "/app/service.py"]\n`, kind: 'stop' },
	},
	{
		slug: 'production-environment',
		look: 'Without PYTHONUNBUFFERED the last words of a process that ends suddenly are lost.',
		files: { 'show.py': "import os\nprint('the last words')\nos._exit(1)\n" },
		bad: runs(`${base}COPY show.py /app/\nCMD ["python", "/app/show.py"]\n`),
		good: runs(`${base}ENV PYTHONUNBUFFERED=1\nCOPY show.py /app/\nCMD ["python", "/app/show.py"]\n`),
	},
	{
		slug: 'compiled-bytecode',
		look: 'The same imports take less processor time when the modules are compiled already.',
		files: {
			'show.py':
				"import argparse, asyncio, http.server, logging.config, sqlite3, time, uuid\nprint('processor seconds to import:', round(time.process_time(), 2))\n",
		},
		bad: runs(`${base}USER 65532:65532\nWORKDIR /app\nCOPY --chmod=644 show.py ./\nCMD ["python", "/app/show.py"]\n`),
		good: runs(
			`${base}RUN ["python", "-c", "import argparse, asyncio, http.server, logging.config, sqlite3, time, uuid"]\nUSER 65532:65532\nWORKDIR /app\nCOPY --chmod=644 show.py ./\nCMD ["python", "/app/show.py"]\n`,
		),
	},
	{
		slug: 'port-from-environment',
		look: 'Told to listen on 9000, only the second service does.',
		files: {
			'fixed.py': "import socket\nprint('listens on', socket.create_server(('', 8000)).getsockname()[1])\n",
			'env.py':
				"import os, socket\nport = int(os.environ.get('PORT', '8000'))\nprint('listens on', socket.create_server(('', port)).getsockname()[1])\n",
		},
		bad: runs(`${base}COPY fixed.py /app/\nCMD ["python", "/app/fixed.py"]\n`, { environment: { PORT: '9000' } }),
		good: runs(`${base}COPY env.py /app/\nCMD ["python", "/app/env.py"]\n`, { environment: { PORT: '9000' } }),
	},
	{
		slug: 'one-of-each',
		look: 'Of two commands the first is dropped without a word.',
		files: {},
		bad: runs(`${base}CMD ["echo", "the first command"]\nCMD ["echo", "the second command"]\n`),
		good: runs(`${base}CMD ["echo", "the first command"]\n`),
	},
	{
		slug: 'declared-variables',
		look: 'An ARG above FROM is empty inside the stage, until it is declared there again.',
		files: {},
		bad: runs(`ARG VERSION=1.2\n${base}RUN echo "version [$VERSION]" > /version\nCMD ["cat", "/version"]\n`),
		good: runs(
			`ARG VERSION=1.2\n${base}ARG VERSION\nRUN echo "version [$VERSION]" > /version\nCMD ["cat", "/version"]\n`,
		),
	},
	{
		slug: 'failing-pipes',
		look: 'The first build goes through although its download failed; the second stops.',
		files: {},
		bad: { dockerfile: `${base}RUN cat /missing | sort > /list\n`, kind: 'build' },
		good: {
			dockerfile: `${base}SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN cat /missing | sort > /list\n`,
			kind: 'build',
		},
	},
];
