/** A service in one file, of the standard library alone, that does everything right. */
export const service = `
import os, signal, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok")

server = ThreadingHTTPServer(("0.0.0.0", int(os.environ.get("PORT", "8000"))), Handler)
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
server.serve_forever()
`;

interface Parts {
	/** Stages before the runtime stage. */
	readonly before?: string;
	readonly user?: string;
	readonly labels?: string;
	/** Instructions of root before the service's own user is set. */
	readonly asRoot?: string;
	readonly environment?: string;
	readonly copy?: string;
	readonly port?: number;
	readonly health?: string;
	readonly stop?: string;
	readonly start?: string;
}

const python = '/usr/bin/python3';
const probe = (port: string): string =>
	`["${python}", "-I", "-S", "-c", "import os,socket;s=socket.create_connection(('127.0.0.1',int(${port})),2);s.sendall(b'GET / HTTP/1.0\\\\r\\\\n\\\\r\\\\n');assert s.recv(12)[9:]==b'200'"]`;
const portOfEnvironment = "os.environ.get('PORT','8000')";
const modules = 'argparse, http.server, logging.config, secrets, signal, threading, uuid';

/** A Dockerfile that passes every check, with single parts replaced by bad ones. */
export const dockerfile = (parts: Parts = {}): string => `${parts.before ?? ''}
FROM gcr.io/distroless/python3-debian13:nonroot
LABEL ${parts.labels ?? 'org.opencontainers.image.title=probe org.opencontainers.image.base.name=gcr.io/distroless/python3-debian13:nonroot'}
USER 0
RUN ["${python}", "-c", "import ${modules}"]
${parts.asRoot ?? ''}
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ${parts.environment ?? ''}
WORKDIR /app
${parts.copy ?? 'COPY --chmod=0444 app.py ./'}
USER ${parts.user ?? '65532:65532'}
EXPOSE ${parts.port ?? 8000}
${parts.stop ?? 'STOPSIGNAL SIGTERM'}
${parts.health ?? `HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ${probe(portOfEnvironment)}`}
${parts.start ?? `ENTRYPOINT ["${python}", "/app/app.py"]`}
`;

const tools = (command: string): string => `FROM python:3.13-slim-trixie AS tools\nRUN ${command}\n`;

/** What "setcap cap_net_bind_service+ep" writes. Source: capability.h of Linux, vfs_cap_data. */
const setCapability = [
	'import os, struct',
	"open('/usr/bin/tool', 'w').close()",
	"os.setxattr('/usr/bin/tool', 'security.capability', struct.pack('<5I', 0x02000001, 1 << 10, 0, 0, 0))",
].join('; ');

export interface BadImage {
	readonly name: string;
	/** Exactly the practices that must fail: a service that does not start has no health either. */
	readonly fails: readonly string[];
	readonly dockerfile: string;
	readonly app?: string;
	/** Tried on Podman too. */
	readonly podman?: boolean;
}

/** One deliberately bad image for each check. */
export const badImages: readonly BadImage[] = [
	{ name: 'root', fails: ['HC001', 'HC011', 'HC024'], dockerfile: dockerfile({ user: 'root' }), podman: true },
	{ name: 'a named user', fails: ['HC073'], dockerfile: dockerfile({ user: 'nonroot' }) },
	{
		name: 'a shell',
		fails: ['HC013'],
		dockerfile: dockerfile({ before: tools('true'), asRoot: 'COPY --from=tools /bin/dash /bin/sh' }),
	},
	{
		name: 'a setuid file',
		fails: ['HC012'],
		dockerfile: dockerfile({
			before: tools('mkdir /x && cp /bin/true /x/tool && chmod 4755 /x/tool'),
			asRoot: 'COPY --from=tools /x /opt/x',
		}),
		podman: true,
	},
	{
		name: 'a program that brings a capability',
		fails: ['HC012'],
		dockerfile: dockerfile({ asRoot: `RUN ["${python}", "-c", ${JSON.stringify(setCapability)}]` }),
		podman: true,
	},
	{
		name: 'a program that is not there',
		fails: ['HC015'],
		dockerfile: dockerfile({ start: 'ENTRYPOINT ["/usr/bin/absent"]' }),
		podman: true,
	},
	{
		name: 'a device file',
		fails: ['HC028'],
		dockerfile: dockerfile({ before: tools('mkdir /x && mknod /x/disk b 8 0'), asRoot: 'COPY --from=tools /x /opt/x' }),
	},
	{
		name: 'a folder that everyone may change',
		fails: ['HC027'],
		dockerfile: dockerfile({
			before: tools('mkdir /x && mkdir -m 0777 /x/shared'),
			asRoot: 'COPY --from=tools /x /opt/x',
		}),
	},
	{
		name: 'code that the service may change',
		fails: ['HC011'],
		dockerfile: dockerfile({ copy: 'COPY --chown=65532:65532 --chmod=0644 app.py ./' }),
	},
	{
		name: 'code that a service with a name may change',
		fails: ['HC011', 'HC073'],
		dockerfile: dockerfile({ user: 'nonroot', copy: 'COPY --chown=nonroot --chmod=0644 app.py ./' }),
	},
	{
		name: 'code that the service may not read',
		fails: ['HC015'],
		dockerfile: dockerfile({ copy: 'COPY --chmod=0400 app.py ./' }),
	},
	{
		name: 'a write to the root at start',
		fails: ['HC015', 'HC025'],
		dockerfile: dockerfile({
			asRoot: `RUN ["${python}", "-c", "import os; os.makedirs('/var/lib/probe'); os.chown('/var/lib/probe', 65532, 65532)"]`,
		}),
		app: `open("/var/lib/probe/state", "w").close()\n${service}`,
		podman: true,
	},
	{
		name: 'a capability that it needs',
		fails: ['HC001', 'HC011', 'HC015', 'HC024', 'HC026'],
		dockerfile: dockerfile({ user: '0:0' }),
		app: `import os\nos.setgid(65532)\nos.setuid(65532)\n${service}`,
	},
	{
		name: 'a second port',
		fails: ['HC030'],
		dockerfile: dockerfile(),
		app: `import socket\nextra = socket.create_server(("0.0.0.0", 9099))\n${service}`,
	},
	{
		name: 'a deaf ear to SIGTERM',
		fails: ['HC029'],
		dockerfile: dockerfile(),
		app: service.replace(/^signal\.signal.*$/m, ''),
		podman: true,
	},
	{
		name: 'an exit code of its own on SIGTERM',
		fails: ['HC029'],
		dockerfile: dockerfile(),
		app: service.replace(/^signal\.signal.*$/m, 'signal.signal(signal.SIGTERM, lambda *_: os._exit(3))'),
	},
	{
		name: 'a need for the network at start',
		fails: ['HC032'],
		dockerfile: dockerfile(),
		app: `import os\nassert len(os.listdir("/sys/class/net")) > 1, "no network"\n${service}`,
	},
	{
		name: 'a server with no ear for PORT',
		fails: ['HC036'],
		dockerfile: dockerfile({
			health: `HEALTHCHECK CMD ${probe("'8000'")}`,
			copy: 'COPY --chmod=0444 app.py ./uvicorn_server.py',
			start: `ENTRYPOINT ["${python}", "/app/uvicorn_server.py"]`,
		}),
		app: service.replace('int(os.environ.get("PORT", "8000"))', '8000'),
	},
	{
		name: 'a health check that never succeeds',
		fails: ['HC015'],
		dockerfile: dockerfile({
			health: `HEALTHCHECK --interval=1s --retries=1 CMD ["${python}", "-c", "raise SystemExit(1)"]`,
		}),
	},
	{ name: 'no health check', fails: ['HC015'], dockerfile: dockerfile({ health: '' }), podman: true },
	{
		name: 'a health check in shell form',
		fails: ['HC014', 'HC015'],
		dockerfile: dockerfile({ health: 'HEALTHCHECK CMD true' }),
	},
	{ name: 'no stop signal', fails: ['HC016'], dockerfile: dockerfile({ stop: '' }) },
	{
		name: 'no labels',
		fails: ['HC020'],
		dockerfile: dockerfile({ labels: 'org.opencontainers.image.base.name=gcr.io/distroless/python3-debian13:nonroot' }),
	},
	{
		name: 'a secret in the environment',
		fails: ['HC022'],
		dockerfile: dockerfile({ environment: 'API_TOKEN=0123456789abcdef' }),
		podman: true,
	},
	{
		name: 'a secret in a layer that a later one deletes',
		fails: ['HC022'],
		dockerfile: dockerfile({
			before: tools('mkdir /x && printf "PASSWORD=hunter2hunter2\\n" > /x/.env'),
			asRoot: `COPY --from=tools /x /opt/x\nRUN ["${python}", "-c", "import shutil; shutil.rmtree('/opt/x')"]`,
		}),
	},
	{
		name: 'a key of a cloud in a folder below /usr',
		fails: ['HC022'],
		dockerfile: dockerfile({
			before: tools(
				`mkdir /x && printf '{"private_key": "-----BEGIN PRIVATE KEY-----\\\\nMIIEvQIBADANBgkqhkiG9w0B"}' > /x/key.json`,
			),
			asRoot: 'COPY --from=tools /x /usr/src/app',
		}),
	},
	{
		name: 'a secret build argument',
		fails: ['HC022'],
		dockerfile: dockerfile({ asRoot: `ARG NPM_TOKEN=abcdef0123456789\nRUN ["${python}", "-c", "print()"]` }),
	},
	{
		name: 'a cache of pip',
		fails: ['HC033'],
		dockerfile: dockerfile({
			before: tools('mkdir -p /x/.cache/pip && echo cached > /x/.cache/pip/wheel'),
			asRoot: 'COPY --from=tools /x /root',
		}),
	},
	{
		name: 'a second Python',
		fails: ['HC034'],
		dockerfile: dockerfile({
			before: tools('mkdir -p /x/lib/python3.12 && echo "" > /x/lib/python3.12/os.py'),
			asRoot: 'COPY --from=tools /x /usr/local',
		}),
	},
	{
		name: 'no bytecode of the standard library',
		fails: ['HC019'],
		dockerfile: dockerfile().replace(/^RUN .*$/m, ''),
	},
	{ name: 'debug mode', fails: ['HC018'], dockerfile: dockerfile({ environment: 'FLASK_DEBUG=1' }) },
	{ name: 'a volume', fails: ['HC040'], dockerfile: `${dockerfile()}VOLUME /data\n` },
];
